package org.cognitoee.benchmarks;

import static org.cognitoee.benchmarks.Table.kilobytes;
import static org.cognitoee.benchmarks.Table.number;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cognitoee.benchmarks.Rounds.Results;
import org.cognitoee.benchmarks.Rounds.Run;
import org.cognitoee.benchmarks.Rounds.Series;
import org.cognitoee.filter.PublicPathsBenchmark;
import org.cognitoee.filter.Requests;

/** What a request costs while there is more of everything: tokens, keys, issuers, public paths, groups. */
record Growth(Path work, boolean quick, Report report) {

    void run() throws IOException, InterruptedException {
        StringBuilder text = new StringBuilder(Rounds.HOW).append('\n');
        Pool pool = Pool.create(work.resolve("pool"), 1_000, 2);
        Map<String, Run> runs = new LinkedHashMap<>();
        runs.put("first sight, 1 issuer of 2 keys", keys(1, 2));
        // of two issuers: 200 in one key set are longer than the 64 KiB that are read of it
        runs.put("first sight, 2 issuers of 100 keys", keys(2, 100));
        runs.put("first sight, 200 issuers of 2 keys", keys(200, 2));
        text.append('\n').append(compared(pool, "÷ 1 issuer of 2 keys", runs));
        runs.clear();
        for (Requests request : List.of(Requests.ROTATING, Requests.PUBLIC)) {
            for (String suffix : List.of("", "/*")) {
                runs.put(
                        "doFilter, %s, 1,000 public paths /…%s"
                                .formatted(request == Requests.PUBLIC ? "public" : "repeat", suffix),
                        paths(1_000, suffix, request));
            }
        }
        text.append('\n').append(compared(pool, "÷ 8 public paths", runs));
        text.append('\n').append(groups()).append('\n').append(remembered());
        report.tables("growth", text.toString());
    }

    private Table compared(Pool pool, String yardstick, Map<String, Run> runs) {
        Results results = new Rounds(pool, quick).run(List.copyOf(runs.values()));
        Table table = new Table("what", "ns", yardstick, "from–to", "KB allocated");
        runs.forEach((what, run) -> {
            Series measured = results.of(run);
            table.row(
                    what,
                    number(measured.cpuNanos()),
                    number(measured.ratio()),
                    measured.spread(),
                    kilobytes(measured.bytes()));
        });
        return table;
    }

    /** A longer token takes longer to read, for everybody: its signature alone stands beside it. */
    private Table groups() {
        Table table = new Table("groups", "characters", "first sight, ns", "KB allocated", "÷ bare verify", "from–to");
        Run ours = new Run(
                TokenBenchmark.class, Map.of("contestant", Contestants.OURS_UNCACHED.name(), "distinct", "1000"), 1);
        for (int groups : List.of(0, 100)) {
            Pool pool = Pool.create(work.resolve("pool-" + groups), 1_000, groups);
            Series measured = new Rounds(pool, quick).run(List.of(ours)).of(ours);
            table.row(
                    number(groups),
                    number(pool.samples(1)[0].octets().length),
                    number(measured.cpuNanos()),
                    kilobytes(measured.bytes()),
                    number(measured.ratio()),
                    measured.spread());
        }
        return table;
    }

    private Table remembered() throws IOException, InterruptedException {
        int most = quick ? 20_000 : Ours.MOST_KEPT;
        Pool pool = Pool.create(work.resolve("pool-of-many"), most, 2);
        Table table = new Table("tokens", "kept at most", "bytes of heap per kept token", "repeat, ns");
        for (int count : List.of(1_000, most / 10, most)) {
            remember(table, pool, count, Ours.MOST_KEPT);
        }
        remember(table, pool, most / 10, Ours.DEFAULT_KEPT);
        return table;
    }

    private static void remember(Table table, Pool pool, int count, int bound)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx6g",
                        "-Dbench.pool=" + pool.folder(),
                        "-classpath",
                        System.getProperty("java.class.path"),
                        HeapPerToken.class.getName(),
                        String.valueOf(count),
                        String.valueOf(bound))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        process.waitFor();
        List<String> cells = new ArrayList<>(List.of("%,d".formatted(count), "%,d".formatted(bound)));
        for (String figure : printed.trim().split(" ", -1)) {
            cells.add(number(Double.parseDouble(figure)));
        }
        table.row(cells.toArray(new String[0]));
    }

    private static Run keys(int issuers, int keys) {
        return new Run(
                GrowthBenchmark.class, Map.of("issuers", String.valueOf(issuers), "keys", String.valueOf(keys)), 1);
    }

    private static Run paths(int paths, String suffix, Requests request) {
        return new Run(
                PublicPathsBenchmark.class,
                Map.of("paths", String.valueOf(paths), "suffix", suffix, "request", request.name()),
                1);
    }
}
