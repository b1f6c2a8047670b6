package org.cognitoee.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.CacheRequest;
import java.net.CacheResponse;
import java.net.InetAddress;
import java.net.ResponseCache;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLConnection;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How {@link JwksEndpoint} asks, and what it leaves behind. */
@Timeout(30)
class JwksRequestTest {

    private final HandDrivenScheduler watchdog = new HandDrivenScheduler();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();

    @AfterEach
    void close() {
        thread.shutdownNow();
    }

    @Test
    void request_isForJsonAndForOneConnection() throws IOException {
        try (KeyServer server = new KeyServer()) {
            new JwksEndpoint(server.uri(), watchdog).fetch();
            assertEquals(List.of("application/json"), server.asked().get("Accept"));
            assertEquals(List.of("close"), server.asked().get("Connection"));
        }
    }

    @Test
    void cacheOfTheServer_isNotAsked() throws IOException {
        ResponseCache earlier = ResponseCache.getDefault();
        RememberingCache cache = new RememberingCache();
        ResponseCache.setDefault(cache);
        try (KeyServer server = new KeyServer()) {
            new JwksEndpoint(server.uri(), watchdog).fetch();
        } finally {
            ResponseCache.setDefault(earlier);
        }
        assertEquals(List.of(), cache.asked);
    }

    @Test
    void serverThatAcceptsNoConnection_isLeftWithinTheLimit() throws IOException {
        List<SocketChannel> waiting = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < 8; i++) {
                SocketChannel channel = SocketChannel.open();
                waiting.add(channel);
                channel.configureBlocking(false);
                channel.connect(full.getLocalSocketAddress());
            }
            JwksEndpoint endpoint = new JwksEndpoint(addressOf(full), watchdog);
            KeyFetchException left = assertTimeoutPreemptively(
                    JwksEndpoint.LIMIT, () -> assertThrows(KeyFetchException.class, endpoint::fetch));
            assertEquals(KeyFetchFailure.TIMEOUT, left.failure());
        } finally {
            for (SocketChannel channel : waiting) {
                channel.close();
            }
        }
    }

    @Test
    void connectionOfARefusedAnswer_isClosedAtOnceAndItsWatchdogCancelled() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Future<Integer> rest = thread.submit(() -> {
                try (Socket client = socket.accept()) {
                    client.setSoTimeout(10_000);
                    client.getOutputStream()
                            .write("HTTP/1.1 500 No\r\nConnection: close\r\nContent-Length: 9000\r\n\r\n"
                                    .getBytes(UTF_8));
                    int last = 0;
                    while (last >= 0) {
                        last = client.getInputStream().read();
                    }
                    return last;
                }
            });
            JwksEndpoint endpoint = new JwksEndpoint(addressOf(socket), watchdog);
            assertEquals(
                    "status 500",
                    assertThrows(IOException.class, endpoint::fetch).getMessage());
            assertEquals(-1, rest.get(20, TimeUnit.SECONDS));
            assertEquals(List.of(), watchdog.delays());
        }
    }

    private static URI addressOf(ServerSocket socket) {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
    }

    /** A cache that has nothing. */
    private static final class RememberingCache extends ResponseCache {

        final List<URI> asked = new ArrayList<>();

        @Override
        public @Nullable CacheResponse get(URI uri, String method, Map<String, List<String>> headers) {
            asked.add(uri);
            return null;
        }

        @Override
        public @Nullable CacheRequest put(URI uri, URLConnection connection) {
            asked.add(uri);
            return null;
        }
    }
}
