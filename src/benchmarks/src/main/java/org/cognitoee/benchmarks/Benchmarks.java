package org.cognitoee.benchmarks;

import java.nio.file.Path;

/** The commands. */
final class Benchmarks {

    private Benchmarks() {}

    /** Runs the benchmark that the first argument names. */
    public static void main(String... arguments) throws Exception {
        boolean quick = Boolean.getBoolean("bench.quick");
        Path module = Path.of(System.getProperty("bench.module"));
        Path work = module.resolve("target/bench");
        Report report = new Report(quick ? work.resolve("results") : module.resolve("results"));
        switch (arguments[0]) {
            case "tokens" -> new TokenComparison(work, quick, report).run();
            case "filter" -> new FilterComparison(work, quick, report).run();
            case "parts" -> new FirstSightParts(work, quick, report).run();
            case "growth" -> new Growth(work, quick, report).run();
            case "weight" -> new Weight(work, quick, report).run();
            case "server" -> new ServerComparison(work, quick, report).run();
            default -> throw new IllegalArgumentException("There is no benchmark " + arguments[0]);
        }
    }
}
