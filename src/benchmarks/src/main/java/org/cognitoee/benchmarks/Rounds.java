package org.cognitoee.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs contestants one after the other, each in a new process, and that several times over in changing order: what is
 * compared was measured within minutes, and no one process decides.
 */
final class Rounds {

    /** One contestant's set-up. */
    record Run(Class<?> benchmark, Map<String, String> params, int threads) {

        String param(String name) {
            return Objects.requireNonNull(params.get(name));
        }
    }

    /** What all have measured, in the order in which they were given. */
    record Results(Map<Run, Series> series) {

        Series of(Run run) {
            return Objects.requireNonNull(series.get(run));
        }
    }

    /** What one process has measured, per operation. */
    record Measured(double cpuNanos, double wallNanos, double bytes) {}

    /** What the processes of a set-up have measured, round by round. */
    record Series(List<Measured> rounds) {

        double cpuNanos() {
            return median(rounds.stream().map(Measured::cpuNanos).toList());
        }

        double wallNanos() {
            return median(rounds.stream().map(Measured::wallNanos).toList());
        }

        double bytes() {
            return median(rounds.stream().map(Measured::bytes).toList());
        }

        /** The median of the ratios of each round. */
        double ratioTo(Series other) {
            return median(ratios(other));
        }

        /** The least and the greatest of the ratios. */
        String spreadTo(Series other) {
            List<Double> sorted = ratios(other).stream().sorted().toList();
            return Table.number(sorted.get(0)) + "–" + Table.number(sorted.get(sorted.size() - 1));
        }

        private List<Double> ratios(Series other) {
            return IntStream.range(0, rounds.size())
                    .mapToObj(round -> rounds.get(round).cpuNanos()
                            / other.rounds().get(round).cpuNanos())
                    .toList();
        }
    }

    private final Pool pool;
    private final boolean quick;

    Rounds(Pool pool, boolean quick) {
        this.pool = pool;
        this.quick = quick;
    }

    /** How many rounds there are. */
    int count() {
        return quick ? 1 : 5;
    }

    Results run(List<Run> runs) {
        Map<Run, List<Measured>> measured = new LinkedHashMap<>();
        for (int round = 0; round < count(); round++) {
            for (int i = 0; i < runs.size(); i++) {
                // forwards and backwards in turn: nobody always comes after the same one
                Run run = runs.get(round % 2 == 0 ? i : runs.size() - 1 - i);
                Measured result = run(run);
                measured.computeIfAbsent(run, unused -> new ArrayList<>()).add(result);
                System.err.printf(
                        "round %d: %s, %d thread(s): %.0f ns%n",
                        round + 1, run.params().values(), run.threads(), result.cpuNanos());
            }
        }
        Map<Run, Series> series = new LinkedHashMap<>();
        measured.forEach((run, rounds) -> series.put(run, new Series(rounds)));
        return new Results(series);
    }

    private Measured run(Run run) {
        TimeValue iteration = TimeValue.milliseconds(quick ? 200 : 400);
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + run.benchmark().getName() + "\\.")
                .threads(run.threads())
                .forks(1)
                .syncIterations(false)
                // the libraries with most code take 3 s until all of it is compiled
                .warmupIterations(quick ? 2 : 8)
                .warmupTime(iteration)
                .measurementIterations(quick ? 1 : 3)
                .measurementTime(iteration)
                .addProfiler(CpuTime.class)
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                // memory that is touched for the first time costs more here than most of what is measured
                .jvmArgs("-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch", "-Dbench.pool=" + pool.folder());
        run.params().forEach(options::param);
        try {
            RunResult result = new Runner(options.build()).runSingle();
            return new Measured(
                    secondary(result, CpuTime.RESULT),
                    result.getPrimaryResult().getScore(),
                    secondary(result, "gc.alloc.rate.norm"));
        } catch (RunnerException e) {
            throw new IllegalStateException(run.toString(), e);
        }
    }

    private static double secondary(RunResult result, String name) {
        return Objects.requireNonNull(result.getSecondaryResults().get(name)).getScore();
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
