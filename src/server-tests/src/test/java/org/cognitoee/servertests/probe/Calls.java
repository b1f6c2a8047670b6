package org.cognitoee.servertests.probe;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Counts what has run, in a file that the test reads: an answer can be lost, rewritten or cut short, and still something
 * has run. The jar says which file, so that no server has to be told.
 */
public final class Calls {

    /** In the header and in the body of the answer of whatever has run. */
    public static final String MARKER = "the-probe-has-run";

    /** The header of the marker. */
    public static final String HEADER = "X-Probe";

    /** The resource of the jar that names the file of the calls. */
    public static final String RESOURCE = "probe-calls";

    private static final Path FILE = file();

    private Calls() {}

    static void count(HttpServletRequest request) {
        count(request.getDispatcherType() + " " + request.getMethod() + " " + request.getRequestURI());
    }

    static synchronized void count(String call) {
        try {
            Files.writeString(FILE, call + '\n', StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file() {
        try (InputStream in = Calls.class.getResourceAsStream("/" + RESOURCE)) {
            return Path.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
