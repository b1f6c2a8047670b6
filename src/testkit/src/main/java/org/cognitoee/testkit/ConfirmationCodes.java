package org.cognitoee.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The confirmation codes that are out: at most one for a user, for one use, for 24 hours. Instead of an e-mail, each is a
 * line {@code code for <username>: <six digits>}, printed and written to a file, where these are given. A username cannot
 * hold white space or control characters, so it cannot forge such a line.
 */
final class ConfirmationCodes {

    private static final Duration LIFETIME = Duration.ofHours(24);

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Issued> codes = new HashMap<>();
    private final @Nullable PrintStream out;
    private final @Nullable Path file;

    private record Issued(String code, Instant expires) {}

    private ConfirmationCodes(@Nullable PrintStream out, @Nullable Path file) {
        this.out = out;
        this.file = file;
    }

    /**
     * No codes yet; the file is created with its folders, or emptied.
     *
     * @throws UncheckedIOException if the file cannot be written
     */
    static ConfirmationCodes deliveredTo(@Nullable PrintStream out, @Nullable Path file) {
        if (file != null) {
            try {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.write(file, new byte[0]);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot write the codes to " + file, e);
            }
        }
        return new ConfirmationCodes(out, file);
    }

    /** A new code for a user, in place of the one before, delivered at once. */
    synchronized void issue(String username, Instant now) {
        String code = "%06d".formatted(random.nextInt(1_000_000));
        codes.put(username, new Issued(code, now.plus(LIFETIME)));
        deliver("code for " + username + ": " + code);
    }

    /** The user's code, expired or not. */
    synchronized Optional<String> of(String username) {
        return Optional.ofNullable(codes.get(username)).map(Issued::code);
    }

    /** Uses up the user's code, or refuses: there is none, it has expired, or it is another one. */
    synchronized void use(String username, String code, Instant now) {
        Issued issued = codes.get(username);
        if (issued == null || !now.isBefore(issued.expires())) {
            throw CognitoException.codeExpired();
        }
        if (!MessageDigest.isEqual(issued.code().getBytes(UTF_8), code.getBytes(UTF_8))) {
            throw CognitoException.codeMismatch();
        }
        codes.remove(username);
    }

    private void deliver(String line) {
        if (out != null) {
            out.println(line);
            out.flush();
        }
        if (file != null) {
            try {
                Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw CognitoException.codeNotDelivered();
            }
        }
    }
}
