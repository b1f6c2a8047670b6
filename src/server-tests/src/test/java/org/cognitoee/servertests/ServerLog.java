package org.cognitoee.servertests;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the server writes into its log from now on, also if it starts with a new one.
 *
 * @param start the length of the log now
 */
public record ServerLog(long start) {

    private static final Path FILE = Path.of(System.getProperty("server.log"));

    public static ServerLog fromNowOn() {
        return new ServerLog(length());
    }

    public String text() {
        if (!Files.exists(FILE)) {
            return "";
        }
        try (RandomAccessFile in = new RandomAccessFile(FILE.toFile(), "r")) {
            in.seek(in.length() < start ? 0 : start);
            byte[] octets = new byte[(int) (in.length() - in.getFilePointer())];
            in.readFully(octets);
            return new String(octets, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long length() {
        try {
            return Files.exists(FILE) ? Files.size(FILE) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
