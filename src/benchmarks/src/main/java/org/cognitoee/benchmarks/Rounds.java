package org.cognitoee.benchmarks;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
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

    /** How the times are measured, for the reports. */
    static final String HOW =
            "Processor time of all Java threads; what is measured and its yardstick have taken turns of"
                    + " 50 ms in each round's process, and the best tenth of the turns counts.";

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
    record Measured(double cpuNanos, double wallNanos, double bytes, double yardstickCpuNanos) {}

    /** What the processes of a set-up have measured, round by round. */
    record Series(List<Measured> rounds) {

        double cpuNanos() {
            return median(Measured::cpuNanos);
        }

        double wallNanos() {
            return median(Measured::wallNanos);
        }

        double bytes() {
            return median(Measured::bytes);
        }

        /** How much more is needed than by the yardstick. */
        double addedCpuNanos() {
            return median(round -> round.cpuNanos() - round.yardstickCpuNanos());
        }

        /** How many yardsticks are needed. */
        double ratio() {
            return median(Series::ratio);
        }

        /** The least and the greatest of the ratios. */
        String spread() {
            DoubleSummaryStatistics ratios =
                    rounds.stream().mapToDouble(Series::ratio).summaryStatistics();
            return Table.number(ratios.getMin()) + "–" + Table.number(ratios.getMax());
        }

        private static double ratio(Measured round) {
            return round.cpuNanos() / round.yardstickCpuNanos();
        }

        private double median(Function<Measured, Double> of) {
            return Rounds.median(rounds.stream().map(of).toList());
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
                        "round %d: %s, %d thread(s): %.0f ns, the yardstick %.0f ns%n",
                        round + 1, run.params().values(), run.threads(), result.cpuNanos(), result.yardstickCpuNanos());
            }
        }
        Map<Run, Series> series = new LinkedHashMap<>();
        measured.forEach((run, rounds) -> series.put(run, new Series(rounds)));
        return new Results(series);
    }

    private Measured run(Run run) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + run.benchmark().getName() + "\\.")
                .threads(run.threads())
                .forks(1)
                .syncIterations(false)
                // the libraries with most code take 3 s until all of it is compiled
                .warmupIterations(quick ? 4 : 16)
                .warmupTime(TimeValue.milliseconds(quick ? 200 : 400))
                // short ones, some of which nobody disturbs
                .measurementIterations(quick ? 8 : 80)
                .measurementTime(TimeValue.milliseconds(50))
                .addProfiler(IterationCost.class)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                // memory that is touched for the first time costs more here than most of what is measured
                .jvmArgs("-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch", "-Dbench.pool=" + pool.folder());
        run.params().forEach(options::param);
        try {
            RunResult result = new Runner(options.build()).runSingle();
            return new Measured(
                    secondary(result, IterationCost.CPU),
                    secondary(result, IterationCost.WALL),
                    secondary(result, IterationCost.BYTES),
                    secondary(result, IterationCost.YARDSTICK_CPU));
        } catch (RunnerException e) {
            throw new IllegalStateException(run.toString(), e);
        }
    }

    /** Of the turns, the worst in the best tenth: neighbours make what we do dearer, and nothing makes it cheaper. */
    private static double secondary(RunResult result, String name) {
        List<Double> turns = result.getBenchmarkResults().stream()
                .flatMap(process -> process.getIterationResults().stream())
                .map(iteration -> iteration.getSecondaryResults().get(name))
                .filter(Objects::nonNull)
                .map(turn -> turn.getScore())
                .sorted()
                .toList();
        return turns.get(turns.size() / 10);
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
