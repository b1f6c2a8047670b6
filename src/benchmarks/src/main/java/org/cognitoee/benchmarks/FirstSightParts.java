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
import org.cognitoee.token.FirstSightBenchmark;
import org.cognitoee.token.FirstSightBenchmark.Part;

/** Where the time of a first sight goes, part by part. */
record FirstSightParts(Path work, boolean quick, Report report) {

    void run() {
        Pool pool = Pool.create(work.resolve("pool"), 20_000, 2);
        List<Run> runs = new ArrayList<>();
        for (Part part : Part.values()) {
            runs.add(new Run(FirstSightBenchmark.class, Map.of("part", part.name()), 1));
        }
        Results results = new Rounds(pool, quick).run(runs);
        Table table = new Table("part", "µs", "÷ the signature", "KB");
        results.series()
                .forEach((run, measured) -> table.row(
                        run.param("part"),
                        micros(measured.cpuNanos()),
                        number(measured.ratio()),
                        kilobytes(measured.bytes())));
        report.tables("parts", Rounds.HOW + "\n\n" + table);
    }
}
