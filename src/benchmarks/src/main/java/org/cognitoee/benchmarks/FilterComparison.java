package org.cognitoee.benchmarks;

import static org.cognitoee.benchmarks.Table.kilobytes;
import static org.cognitoee.benchmarks.Table.micros;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cognitoee.benchmarks.Rounds.Results;
import org.cognitoee.benchmarks.Rounds.Run;
import org.cognitoee.filter.FilterBenchmark;
import org.cognitoee.filter.FilterBenchmark.Guards;
import org.cognitoee.filter.Requests;

/** What {@code doFilter} adds to a request, on requests and answers that are nothing but memory. */
record FilterComparison(Path work, boolean quick, Report report) {

    private static final List<Requests> REQUESTS =
            List.of(Requests.HOT, Requests.ROTATING, Requests.BAD_SIGNATURE, Requests.GARBAGE, Requests.NO_TOKEN);

    void run() {
        Pool pool = Pool.create(work.resolve("pool"), 1_000, 2);
        List<Run> runs = new ArrayList<>();
        for (Requests request : REQUESTS) {
            for (Guards guard : Guards.values()) {
                runs.add(new Run(FilterBenchmark.class, Map.of("guard", guard.name(), "request", request.name()), 1));
            }
        }
        Results results = new Rounds(pool, quick).run(runs);
        Table table = new Table("request", "guard", "µs", "added to the same without a filter", "KB");
        results.series().forEach((run, measured) -> {
            table.row(
                    run.param("request"),
                    run.param("guard"),
                    micros(measured.cpuNanos()),
                    micros(measured.addedCpuNanos()),
                    kilobytes(measured.bytes()));
        });
        report.tables("filter", Rounds.HOW + "\n\n" + table);
    }
}
