package org.cognitoee.filter;

import java.util.concurrent.TimeUnit;
import org.cognitoee.benchmarks.Guarded;
import org.cognitoee.benchmarks.Turns;
import org.cognitoee.benchmarks.war.JoseFilter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A request behind a filter; the yardstick is the same request without one. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FilterBenchmark {

    /** Who guards. */
    public enum Guards {
        OURS,
        JOSE4J
    }

    @Param("OURS")
    Guards guard;

    @Param("HOT")
    Requests request;

    private Exchanges guarded;
    private Exchanges unguarded;

    @Setup
    public void prove() throws Exception {
        Guarded run = Guarded.ofThisRun();
        guarded = Exchanges.of(
                run,
                switch (guard) {
                    case OURS -> Exchanges.ours(run, 8, "");
                    case JOSE4J -> new JoseFilter(run.jwtConsumer());
                },
                request,
                "");
        unguarded = Exchanges.of(run, null, request, "");
    }

    @Benchmark
    public Object doFilter(Turns turns) throws Exception {
        return (turns.areYardsticks() ? unguarded : guarded).exchange();
    }
}
