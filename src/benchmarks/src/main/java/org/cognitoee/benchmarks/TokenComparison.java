package org.cognitoee.benchmarks;

import static org.cognitoee.benchmarks.Table.kilobytes;
import static org.cognitoee.benchmarks.Table.micros;
import static org.cognitoee.benchmarks.Table.number;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.cognitoee.benchmarks.Rounds.Results;
import org.cognitoee.benchmarks.Rounds.Run;

/** One token at a time: ours beside the libraries, and beside the signature alone. */
record TokenComparison(Path work, boolean quick, Report report) {

    /** How many threads at once, one table each. */
    private static final List<Integer> THREADS = Stream.of(
                    System.getProperty("bench.threads", "1,2").split(",", -1))
            .map(Integer::valueOf)
            .toList();

    /** The libraries, by the JDK's own provider. */
    private static final Set<Contestants> LIBRARIES = EnumSet.range(Contestants.AUTH0, Contestants.SPRING_SECURITY);

    /** To whom no token must come that they may know. */
    private static final Set<Contestants> NEVER_SEEN = EnumSet.of(Contestants.OURS_NEW, Contestants.OURS_MISSED);

    void run() {
        int most = quick ? 5_000 : 100_000;
        List<Integer> repeated = List.of(1, 1_000, most);
        Pool pool = Pool.create(work.resolve("pool"), most, 2);
        List<Run> runs = new ArrayList<>();
        for (Contestants contestant : Contestants.values()) {
            THREADS.forEach(threads -> runs.add(of(contestant, distinct(contestant, most), threads)));
        }
        THREADS.forEach(threads -> repeated.forEach(distinct -> {
            Run run = of(Contestants.OURS, distinct, threads);
            if (!runs.contains(run)) {
                runs.add(run);
            }
        }));
        Results results = new Rounds(pool, quick).run(runs);
        StringBuilder text = new StringBuilder("One token of " + pool.samples(1)[0].octets().length
                + " characters, from the compact string to verified claims. " + Rounds.HOW + '\n');
        for (int threads : THREADS) {
            Table table = new Table(
                    "contestant, " + threads + " thread(s)",
                    "tokens",
                    "µs",
                    "÷ bare verify",
                    "from–to",
                    "µs on the wall",
                    "KB");
            results.series().forEach((run, measured) -> {
                if (run.threads() == threads) {
                    table.row(
                            Contestants.valueOf(run.param("contestant")).title(),
                            number(Integer.parseInt(run.param("distinct"))),
                            micros(measured.cpuNanos()),
                            number(measured.ratio()),
                            measured.spread(),
                            micros(measured.wallNanos()),
                            kilobytes(measured.bytes()));
                }
            });
            text.append('\n').append(table).append('\n').append(repeat(results, threads));
        }
        report.tables("tokens", text.toString());
        report.chart("tokens", chart(results, most));
    }

    private static Chart chart(Results results, int most) {
        Chart chart = new Chart("Verifying one access token", "µs of processor time; less is better");
        for (Contestants contestant : Contestants.values()) {
            chart.bar(
                    contestant.title(),
                    results.of(of(contestant, distinct(contestant, most), THREADS.get(0)))
                                    .cpuNanos()
                            / 1_000,
                    contestant.name().startsWith("OURS"));
        }
        return chart;
    }

    /** What a token that was seen before costs, in bare verifications, beside the fastest library. */
    private static String repeat(Results results, int threads) {
        ToDoubleFunction<Contestants> ratio =
                contestant -> results.of(of(contestant, 1_000, threads)).ratio();
        Contestants fastest =
                LIBRARIES.stream().min(Comparator.comparingDouble(ratio)).orElseThrow();
        return "A repeat of 1,000 tokens is 1/"
                + number(ratio.applyAsDouble(fastest) / ratio.applyAsDouble(Contestants.OURS))
                + " of " + fastest.title() + ", the fastest library.\n";
    }

    private static int distinct(Contestants contestant, int most) {
        return NEVER_SEEN.contains(contestant) ? most : 1_000;
    }

    private static Run of(Contestants contestant, int distinct, int threads) {
        return new Run(
                TokenBenchmark.class,
                Map.of("contestant", contestant.name(), "distinct", String.valueOf(distinct)),
                threads);
    }
}
