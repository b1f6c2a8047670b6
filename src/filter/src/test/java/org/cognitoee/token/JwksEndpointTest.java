package org.cognitoee.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class JwksEndpointTest {

    private final KeyServer server = new KeyServer();
    private final ScheduledExecutorService watchdog = Executors.newScheduledThreadPool(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        server.close();
        watchdog.shutdownNow();
        threads.shutdownNow();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "absent",
            delimiter = '|',
            value = {
                "absent | 3600",
                "max-age=7200 | 7200",
                "public, max-age=86400 | 86400",
                "public,max-age=60,must-revalidate | 60",
                "Max-Age=7200 | 7200",
                "max-age=\"7200\" | 7200",
                "max-age=0 | 0",
                "s-maxage=5, max-age=7200 | 7200",
                "x-max-age=5, max-age=7200 | 7200",
                "no-store | 0",
                "no-cache, no-store | 0",
                "max-age=-1 | 0",
                "max-age=abc | 0",
                "max-age=999999999999 | 999999999",
            })
    void cacheControl_tellsForHowLongTheKeysAreFresh(String cacheControl, long seconds) throws IOException {
        Map<String, String> headers = cacheControl == null ? Map.of() : Map.of("Cache-Control", cacheControl);
        server.answer(new KeyServer.Answer(200, headers, SigningKey.jwks()));
        KeySource.Fetched fetched = fetch(server.uri());
        assertEquals(Duration.ofSeconds(seconds), fetched.maxAge());
        assertEquals(2, fetched.keys().size());
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 400, 401, 403, 404, 407, 429, 500, 502, 503})
    void otherStatus_givesNoKeys(int status) {
        server.answer(KeyServer.Answer.of(status, status == 204 ? "" : SigningKey.jwks()));
        assertEquals("status " + status, failure(server.uri()));
        assertEquals(1, server.requests());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirect_isNotFollowed(int status) {
        try (KeyServer other = new KeyServer()) {
            server.answer(
                    new KeyServer.Answer(status, Map.of("Location", other.uri().toString()), ""));
            assertEquals("status " + status, failure(server.uri()));
            assertEquals(0, other.requests());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<html>Sign in</html> | not a JWK Set",
                "'' | not a JWK Set",
                "[] | not a JWK Set",
                "{} | not a JWK Set",
                "{\"keys\":1} | not a JWK Set",
                "{\"keys\":[]} | no usable key",
                "{\"keys\":[{\"kty\":\"RSA\"}]} | no usable key",
            })
    void bodyWithoutAUsableKey_isAFailureThatQuotesNothing(String body, String message) {
        server.answer(KeyServer.Answer.of(200, body));
        assertEquals(message, failure(server.uri()));
    }

    @Test
    void nestingOfAllThatMayCome_isAFailure() {
        server.answer(KeyServer.Answer.of(200, "{\"keys\":[{\"x\":" + "[".repeat(64 * 1024 - 15)));
        assertEquals("not a JWK Set", failure(server.uri()));
        int depth = 32_000;
        server.answer(KeyServer.Answer.of(
                200, "{\"keys\":[{\"kty\":\"RSA\",\"x\":" + "[".repeat(depth) + "]".repeat(depth) + "}]}"));
        assertEquals("no usable key", failure(server.uri()));
    }

    @Test
    void bodyOf64KiB_isReadAndOneOctetMoreIsNot() throws IOException {
        String jwks = SigningKey.jwks();
        String largest = jwks + " ".repeat(64 * 1024 - jwks.length());
        server.answer(KeyServer.Answer.of(200, largest));
        assertEquals(2, fetch(server.uri()).keys().size());
        server.answer(KeyServer.Answer.of(200, largest + ' '));
        assertEquals("larger than 65536 octets", failure(server.uri()));
        server.answer(KeyServer.Answer.of(200, " ".repeat(10_000_000)));
        assertEquals("larger than 65536 octets", failure(server.uri()));
    }

    @Test
    void nobodyAtTheAddress_isAFailure() {
        server.close();
        assertThrows(IOException.class, () -> fetch(server.uri()));
    }

    @Test
    void endpointThatIsSilentOrDrips_isLeftWithinTheLimits() throws Exception {
        try (SlowServer silent = new SlowServer("", "");
                SlowServer drippingBody = new SlowServer("HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n", " ");
                SlowServer drippingHeaders = new SlowServer("HTTP/1.1 200 OK\r\n", "X")) {
            long start = System.nanoTime();
            Future<String> one = threads.submit(() -> failure(silent.uri()));
            Future<String> two = threads.submit(() -> failure(drippingBody.uri()));
            Future<String> three = threads.submit(() -> failure(drippingHeaders.uri()));
            assertEquals("no answer in time", within(one));
            assertEquals("too slow", within(two));
            assertFalse(within(three).isEmpty());
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            assertTrue(took.compareTo(JwksEndpoint.LIMIT.plusSeconds(2)) < 0, took::toString);
        }
    }

    private static String within(Future<String> failure) throws Exception {
        return failure.get(10, TimeUnit.SECONDS);
    }

    private KeySource.Fetched fetch(URI uri) throws IOException {
        return new JwksEndpoint(uri, watchdog).fetch();
    }

    private String failure(URI uri) {
        return String.valueOf(assertThrows(IOException.class, () -> fetch(uri)).getMessage());
    }

    /** Says something at once, and then one thing over and over, ten times a second. */
    private static final class SlowServer implements AutoCloseable {

        private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final CountDownLatch closed = new CountDownLatch(1);
        private final ExecutorService thread = Executors.newSingleThreadExecutor();

        SlowServer(String start, String drop) throws IOException {
            thread.execute(() -> {
                try (Socket client = socket.accept()) {
                    OutputStream out = client.getOutputStream();
                    out.write(start.getBytes(UTF_8));
                    while (!closed.await(100, TimeUnit.MILLISECONDS)) {
                        out.write(drop.getBytes(UTF_8));
                    }
                } catch (IOException | InterruptedException e) {
                    // the client has gone, or the test is over
                }
            });
        }

        URI uri() {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
        }

        @Override
        public void close() throws IOException {
            closed.countDown();
            socket.close();
            thread.shutdownNow();
        }
    }
}
