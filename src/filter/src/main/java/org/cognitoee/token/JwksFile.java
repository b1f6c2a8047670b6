package org.cognitoee.token;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A key set in a file, for networks that do not reach the user pool. Whoever puts new keys there does it in one step, by
 * renaming.
 *
 * @param path where the key set is
 */
record JwksFile(Path path) implements KeySource {

    /** A file says nothing of its age: it is read again as often as keys are fetched at most. */
    private static final Duration MAX_AGE = Duration.ZERO;

    @Override
    public Fetched fetch() throws IOException {
        byte[] octets;
        try (InputStream file = Files.newInputStream(path)) {
            octets = file.readNBytes(MOST_OCTETS + 1);
        } catch (IOException e) {
            throw new KeyFetchException(KeyFetchFailure.UNREACHABLE, "the file cannot be read", e);
        }
        if (octets.length > MOST_OCTETS) {
            throw new KeyFetchException(KeyFetchFailure.TOO_LARGE, "larger than " + MOST_OCTETS + " octets");
        }
        return Fetched.of(new String(octets, StandardCharsets.UTF_8), MAX_AGE);
    }
}
