package org.cognitoee.benchmarks;

import static org.cognitoee.benchmarks.Table.kilobytes;
import static org.cognitoee.benchmarks.Table.micros;
import static org.cognitoee.benchmarks.Table.number;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cognitoee.benchmarks.Rounds.Results;
import org.cognitoee.benchmarks.Rounds.Run;
import org.cognitoee.benchmarks.Rounds.Series;
import org.cognitoee.token.FirstSightBenchmark;
import org.cognitoee.token.FirstSightBenchmark.Part;

/** Where the time of a first sight goes, part by part. */
record FirstSightParts(Path work, boolean quick, Report report) {

    void run() {
        Pool pool = Pool.create(work.resolve("pool"), 20_000, 2);
        List<Run> runs = new ArrayList<>();
        Run bare = new Run(TokenBenchmark.class, Map.of("contestant", Contestants.BARE.name(), "distinct", "1000"), 1);
        runs.add(bare);
        for (Part part : Part.values()) {
            runs.add(new Run(FirstSightBenchmark.class, Map.of("part", part.name()), 1));
        }
        Results results = new Rounds(pool, quick).run(runs);
        Table table = new Table("part", "µs", "÷ bare verify", "KB");
        results.series().forEach((run, measured) -> {
            Series of = results.of(bare);
            table.row(
                    run.equals(bare) ? Contestants.BARE.title() : run.param("part"),
                    micros(measured.cpuNanos()),
                    number(measured.ratioTo(of)),
                    kilobytes(measured.bytes()));
        });
        report.tables("parts", table.toString());
    }
}
