package org.cognitoee.token;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a key set over HTTP, within limits of time and size, and follows no redirect.
 *
 * @param uri where the key set is
 * @param watchdog cuts a fetch that goes on for too long
 */
record JwksEndpoint(URI uri, ScheduledExecutorService watchdog) {

    /** All that a fetch may take, from the first packet to the last. */
    static final Duration LIMIT = Duration.ofSeconds(3);

    private static final int CONNECT_MILLIS = 1000;
    private static final int READ_MILLIS = 2000;
    private static final int MOST_OCTETS = 64 * 1024;
    private static final Duration DEFAULT_MAX_AGE = Duration.ofHours(1);
    private static final Pattern MAX_AGE =
            Pattern.compile("(?:^|[\\s,])max-age=\"?([0-9]{1,9})", Pattern.CASE_INSENSITIVE);

    /**
     * What a fetch brought.
     *
     * @param keys the usable keys by their ids, at least one
     * @param maxAge how long the set is fresh, as its Cache-Control says
     */
    record Fetched(Map<String, PublicKey> keys, Duration maxAge) {}

    /** @throws IOException if there is no usable key to be had; the message holds nothing of the answer but its status */
    Fetched fetch() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(READ_MILLIS);
        connection.setRequestProperty("Accept", "application/json");
        connection.setRequestProperty("Connection", "close");
        ScheduledFuture<?> cut = watchdog.schedule(connection::disconnect, LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        try {
            int status = connection.getResponseCode();
            if (status != HttpURLConnection.HTTP_OK) {
                throw new IOException("status " + status);
            }
            Map<String, PublicKey> keys = UsableKeys.of(body(connection));
            if (keys.isEmpty()) {
                throw new IOException("no usable key");
            }
            return new Fetched(keys, maxAge(connection.getHeaderField("Cache-Control")));
        } catch (JoseException e) {
            throw new IOException("not a JWK Set", e);
        } finally {
            cut.cancel(false);
            connection.disconnect();
        }
    }

    /** A drip of octets must not outlast the limit: each read has its own timeout, and all together have this one. */
    private static String body(HttpURLConnection connection) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(READ_MILLIS);
        byte[] octets = new byte[MOST_OCTETS + 1];
        int length = 0;
        try (InputStream in = connection.getInputStream()) {
            for (int read = 0; read >= 0; read = in.read(octets, length, octets.length - length)) {
                length += read;
                if (length > MOST_OCTETS) {
                    throw new IOException("larger than " + MOST_OCTETS + " octets");
                }
                if (System.nanoTime() - deadline > 0) {
                    throw new IOException("too slow");
                }
            }
        }
        return new String(octets, 0, length, StandardCharsets.UTF_8);
    }

    private static Duration maxAge(@Nullable String cacheControl) {
        if (cacheControl == null) {
            return DEFAULT_MAX_AGE;
        }
        Matcher matcher = MAX_AGE.matcher(cacheControl);
        return matcher.find() ? Duration.ofSeconds(Long.parseLong(matcher.group(1))) : Duration.ZERO;
    }
}
