package org.cognitoee.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the figures go: printed, and written into a folder of the sources, to be committed with what they measure. A quick
 * run's go below {@code target}.
 */
record Report(Path folder) {

    /** Prints the tables of one benchmark, and writes them. */
    void tables(String name, String text) {
        String whole = "# " + name + "\n\n" + machine() + "\n\n" + text;
        System.out.println(whole);
        write(name + ".md", whole);
    }

    void chart(String name, Chart chart) {
        write(name + ".svg", chart.toString());
    }

    private void write(String name, String text) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String machine() {
        return "JDK " + Runtime.version() + ", " + Runtime.getRuntime().availableProcessors() + " processors, "
                + System.getProperty("os.name") + ' ' + System.getProperty("os.arch")
                + ". Medians of alternating rounds; ratios are of one round each.";
    }
}
