package org.cognitoee.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadMXBean;
import java.util.stream.Stream;

/** In a process of its own: what it takes to remember many tokens. */
final class HeapPerToken {

    private static final int REPEATS = 2_000_000;

    private HeapPerToken() {}

    /**
     * Prints the bytes of heap per token that is kept, and the nanoseconds of processor time of one verification more.
     *
     * @param arguments how many tokens come, and how many may be kept
     */
    public static void main(String... arguments) {
        int count = Integer.parseInt(arguments[0]);
        int bound = Integer.parseInt(arguments[1]);
        Pool pool = Pool.ofThisRun();
        Sample[] tokens = pool.samples(count);
        Ours verifier = Ours.of(pool, bound);
        verifier.prove(pool);
        long before = heap();
        Stream.of(tokens).parallel().forEach(verifier::verify);
        long after = heap();
        double bytes = (double) (after - before) / Math.min(count, bound);
        System.out.println(bytes + " " + (count <= bound ? repeat(verifier, tokens) : Double.NaN));
    }

    private static double repeat(Ours verifier, Sample[] tokens) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double nanos = 0;
        // the first half warms up
        for (int half = 0; half < 2; half++) {
            long before = threads.getCurrentThreadCpuTime();
            for (int i = 0; i < REPEATS / 2; i++) {
                verifier.verify(tokens[i % tokens.length]);
            }
            nanos = (threads.getCurrentThreadCpuTime() - before) / (REPEATS / 2.0);
        }
        return nanos;
    }

    private static long heap() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return memory.getHeapMemoryUsage().getUsed();
    }
}
