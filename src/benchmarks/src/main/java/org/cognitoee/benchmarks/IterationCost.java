package org.cognitoee.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * The processor time and the allocation of all Java threads per operation, those in the background included, without the
 * compiler and the garbage collector.
 */
public final class IterationCost implements InternalProfiler {

    static final String CPU = "cpu";
    static final String WALL = "wall";
    static final String BYTES = "bytes";
    static final String YARDSTICK_CPU = "yardstick";

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private Map<Long, Long> bytesBefore = Map.of();
    private Map<Long, Long> cpuBefore = Map.of();

    /** For JMH. */
    public IterationCost() {}

    @Override
    public String getDescription() {
        return "processor time and allocation of all Java threads";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        bytesBefore = byThread(threads::getThreadAllocatedBytes);
        cpuBefore = byThread(threads::getThreadCpuTime);
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        long operations = Math.max(1, result.getMetadata().getAllOps());
        double cpu = (double) since(cpuBefore, byThread(threads::getThreadCpuTime)) / operations;
        if (Turns.isYardsticks()) {
            return List.of(perOperation(YARDSTICK_CPU, cpu));
        }
        double bytes = (double) since(bytesBefore, byThread(threads::getThreadAllocatedBytes)) / operations;
        return List.of(
                perOperation(CPU, cpu),
                perOperation(WALL, result.getPrimaryResult().getScore()),
                perOperation(BYTES, bytes));
    }

    private static ScalarResult perOperation(String name, double value) {
        return new ScalarResult(name, value, "per operation", AggregationPolicy.AVG);
    }

    private Map<Long, Long> byThread(LongUnaryOperator reading) {
        Map<Long, Long> values = new HashMap<>();
        for (long id : threads.getAllThreadIds()) {
            long value = reading.applyAsLong(id);
            if (value > 0) {
                values.put(id, value);
            }
        }
        return values;
    }

    private static long since(Map<Long, Long> before, Map<Long, Long> after) {
        return after.entrySet().stream()
                .mapToLong(thread -> thread.getValue() - before.getOrDefault(thread.getKey(), 0L))
                .sum();
    }
}
