package org.cognitoee.servertests.attack;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The file in which the probes count their calls, read from where it was read last. */
final class CallLog {

    private final Path file;
    private long read;

    private CallLog(Path file) {
        this.file = file;
    }

    /** A new file, empty. */
    static CallLog named(String name) {
        try {
            Path file = Path.of(System.getProperty("target"), "calls", name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "");
            return new CallLog(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file() {
        return file;
    }

    /** Takes the calls until now for granted. */
    void forget() {
        try {
            read = Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The calls since then. */
    List<String> made() {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(read);
            byte[] octets = new byte[(int) (in.length() - read)];
            in.readFully(octets);
            return new String(octets, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
