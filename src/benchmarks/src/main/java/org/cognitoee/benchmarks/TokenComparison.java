package org.cognitoee.benchmarks;

import static org.cognitoee.benchmarks.Table.kilobytes;
import static org.cognitoee.benchmarks.Table.micros;
import static org.cognitoee.benchmarks.Table.number;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cognitoee.benchmarks.Rounds.Results;
import org.cognitoee.benchmarks.Rounds.Run;
import org.cognitoee.benchmarks.Rounds.Series;

/** One token at a time: ours beside the libraries, and beside the signature alone. */
record TokenComparison(Path work, boolean quick, Report report) {

    /** How many threads at once, one table each. */
    private static final List<Integer> THREADS = Stream.of(
                    System.getProperty("bench.threads", "1,2").split(",", -1))
            .map(Integer::valueOf)
            .toList();

    void run() {
        int most = quick ? 5_000 : 100_000;
        List<Integer> repeated = List.of(1, 1_000, most);
        Pool pool = Pool.create(work.resolve("pool"), most, 2);
        List<Run> runs = new ArrayList<>();
        for (Contestants contestant : Contestants.values()) {
            THREADS.forEach(threads -> runs.add(of(contestant, distinct(contestant, most), threads)));
        }
        // the signatures of many tokens are not in the processor's caches: not for anybody
        THREADS.forEach(threads -> runs.add(of(Contestants.BARE, most, threads)));
        THREADS.forEach(threads -> repeated.forEach(distinct -> {
            Run run = of(Contestants.OURS, distinct, threads);
            if (!runs.contains(run)) {
                runs.add(run);
            }
        }));
        Results results = new Rounds(pool, quick).run(runs);
        StringBuilder text = new StringBuilder("One token of " + pool.samples(1)[0].octets().length
                + " characters, from the compact string to verified claims; processor time of all Java threads.\n");
        for (int threads : THREADS) {
            Table table = new Table(
                    "contestant, " + threads + " thread(s)",
                    "tokens",
                    "µs",
                    "÷ bare verify of as many",
                    "from–to",
                    "µs on the wall",
                    "KB");
            results.series().forEach((run, measured) -> {
                if (run.threads() == threads) {
                    Series bare = results.of(of(Contestants.BARE, isOfMany(run, most) ? most : 1_000, threads));
                    table.row(
                            Contestants.valueOf(run.param("contestant")).title(),
                            number(Integer.parseInt(run.param("distinct"))),
                            micros(measured.cpuNanos()),
                            number(measured.ratioTo(bare)),
                            measured.spreadTo(bare),
                            micros(measured.wallNanos()),
                            kilobytes(measured.bytes()));
                }
            });
            text.append('\n').append(table);
        }
        report.tables("tokens", text.toString());
        report.chart("tokens", chart(results, most));
    }

    private static Chart chart(Results results, int most) {
        Chart chart = new Chart("Verifying one access token", "µs of processor time; less is better");
        for (Contestants contestant : Contestants.values()) {
            Series measured = results.of(of(contestant, distinct(contestant, most), THREADS.get(0)));
            chart.bar(
                    contestant.title(),
                    measured.cpuNanos() / 1_000,
                    contestant.name().startsWith("OURS"));
        }
        return chart;
    }

    private static boolean isOfMany(Run run, int most) {
        return run.param("distinct").equals(String.valueOf(most));
    }

    private static int distinct(Contestants contestant, int most) {
        return contestant == Contestants.OURS_MISSED ? most : 1_000;
    }

    private static Run of(Contestants contestant, int distinct, int threads) {
        return new Run(
                TokenBenchmark.class,
                Map.of("contestant", contestant.name(), "distinct", String.valueOf(distinct)),
                threads);
    }
}
