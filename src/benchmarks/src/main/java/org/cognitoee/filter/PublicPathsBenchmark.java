package org.cognitoee.filter;

import java.util.concurrent.TimeUnit;
import org.cognitoee.benchmarks.Guarded;
import org.cognitoee.benchmarks.Turns;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A request while many paths are public; the yardstick is the same request while as many are as the WAR has. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PublicPathsBenchmark {

    private static final int FEW = 8;

    @Param("8")
    int paths;

    /** What the paths end in: nothing, or a pattern. */
    @Param("")
    String suffix;

    @Param("ROTATING")
    Requests request;

    private Exchanges amongMany;
    private Exchanges amongFew;

    @Setup
    public void prove() throws Exception {
        Guarded run = Guarded.ofThisRun();
        amongMany = Exchanges.of(run, Exchanges.ours(run, paths, suffix), request, suffix);
        amongFew = Exchanges.of(run, Exchanges.ours(run, FEW, suffix), request, suffix);
    }

    @Benchmark
    public Object doFilter(Turns turns) throws Exception {
        return (turns.areYardsticks() ? amongFew : amongMany).exchange();
    }
}
