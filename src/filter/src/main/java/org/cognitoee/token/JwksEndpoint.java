package org.cognitoee.token;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A key set behind a URL, fetched within limits of time and size, and without following a redirect.
 *
 * @param uri where the key set is
 * @param watchdog cuts a fetch that goes on for too long
 */
record JwksEndpoint(URI uri, ScheduledExecutorService watchdog) implements KeySource {

    /** All that a fetch may take, from the first packet to the last. */
    static final Duration LIMIT = Duration.ofSeconds(3);

    private static final int CONNECT_MILLIS = 1000;
    private static final int READ_MILLIS = 2000;
    private static final Duration DEFAULT_MAX_AGE = Duration.ofHours(1);
    private static final Pattern MAX_AGE =
            Pattern.compile("(?:^|[\\s,])max-age=\"?([0-9]{1,9})", Pattern.CASE_INSENSITIVE);

    @Override
    public Fetched fetch() throws IOException {
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
                throw new KeyFetchException(KeyFetchFailure.STATUS, "status " + status);
            }
            return Fetched.of(body(connection), maxAge(connection.getHeaderField("Cache-Control")));
        } catch (KeyFetchException e) {
            throw e;
        } catch (IOException e) {
            if (e instanceof SocketTimeoutException || cut.isDone()) {
                throw new KeyFetchException(KeyFetchFailure.TIMEOUT, "no answer in time", e);
            }
            throw e;
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
                    throw new KeyFetchException(KeyFetchFailure.TOO_LARGE, "larger than " + MOST_OCTETS + " octets");
                }
                if (System.nanoTime() - deadline > 0) {
                    throw new KeyFetchException(KeyFetchFailure.TIMEOUT, "too slow");
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
