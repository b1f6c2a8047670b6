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

    /**
     * Whether the server gives this reason for a deployment that has failed. GlassFish at times starts without its log; what
     * fails leaves something in it otherwise. Then only the answers are checked.
     */
    boolean tells(String reason) {
        String text = text();
        boolean hasNoLog = Server.NAME.equals("glassfish") && text.isBlank();
        if (hasNoLog) {
            System.out.println("GlassFish has started without its log: not checked for \"" + reason + '"');
        }
        return hasNoLog || text.contains(reason);
    }

    private static long length() {
        try {
            return Files.exists(FILE) ? Files.size(FILE) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
