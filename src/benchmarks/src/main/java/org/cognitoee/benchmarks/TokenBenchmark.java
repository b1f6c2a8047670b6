package org.cognitoee.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/** From the octets of a token to its verified claims; the yardstick is the signature alone, of the same tokens. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TokenBenchmark {

    @Param("BARE")
    String contestant;

    /** How many tokens come, one after the other and round again. */
    @Param("1000")
    int distinct;

    private Contestant verifier;
    private Contestant bare;
    private Sample[] tokens;

    /** Where a thread is. */
    @State(Scope.Thread)
    public static class Turn {

        private int next;

        @Setup
        public void begin(TokenBenchmark benchmark, ThreadParams threads) {
            next = (int) ((long) benchmark.distinct * threads.getThreadIndex() / threads.getThreadCount());
        }

        private int next(int bound) {
            int turn = next;
            next = turn + 1 < bound ? turn + 1 : 0;
            return turn;
        }
    }

    @Setup
    public void prove() throws Exception {
        Pool pool = Pool.ofThisRun();
        tokens = pool.samples(distinct);
        verifier = Contestants.valueOf(contestant).create(pool);
        verifier.prove(pool);
        bare = Contestants.bare(pool);
        bare.prove(pool);
        // whoever remembers tokens has seen them all
        Stream.of(tokens).parallel().forEach(this::see);
        // what the set-up leaves behind is not the operations' to collect
        System.gc();
    }

    @Setup(Level.Iteration)
    public void forget() {
        verifier.forget();
    }

    private void see(Sample token) {
        try {
            verifier.verify(token);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Benchmark
    public Object verify(Turn turn, Turns turns) throws Exception {
        return (turns.areYardsticks() ? bare : verifier).verify(tokens[turn.next(tokens.length)]);
    }
}
