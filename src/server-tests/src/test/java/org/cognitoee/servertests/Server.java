package org.cognitoee.servertests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The server under test, as its callers see it.
 *
 * @param base where the application is, with a slash at the end
 */
record Server(URI base) {

    /** Its profile. */
    static final String NAME = System.getProperty("arquillian.launch");

    /** HTTP/1.1: an offer to go on in HTTP/2 is an upgrade, for which no cookie is good on a server that hands it on. */
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** The application of this name on the server under test; an empty name is the root context. */
    static Server application(String name) {
        String path = name.isEmpty() ? "/" : "/" + name + "/";
        return new Server(URI.create("http://localhost:" + System.getProperty("server.port") + path));
    }

    Answer get(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)).GET());
    }

    Answer get(String path, String accessToken) {
        return send(HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Bearer " + accessToken)
                .GET());
    }

    Answer post(String path, String json) {
        return send(json(path, json));
    }

    Answer post(String path, String json, String accessToken) {
        return send(json(path, json).header("Authorization", "Bearer " + accessToken));
    }

    /** Sends a request as it is built. */
    Answer send(HttpRequest.Builder request) {
        try {
            var response = HTTP.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response);
        } catch (ConnectException e) {
            // Open Liberty leaves its port where it reads its server.xml while the adapter writes it, and comes back
            awaitListening();
            return send(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How long it takes until the keys are here and the token is let in; it is never called bad meanwhile. */
    Duration untilAccepted(String path, String accessToken) {
        long start = System.nanoTime();
        String answer = get(path, accessToken).summary();
        while (!answer.equals("200")) {
            assertEquals("503 keys-unavailable", answer);
            pause();
            answer = get(path, accessToken).summary();
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Payara Server takes deployments before it listens to anybody else. */
    void awaitListening() {
        for (int i = 0; i < 300; i++) {
            try (Socket socket = new Socket(base.getHost(), base.getPort())) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException e) {
                pause();
            }
        }
        throw new IllegalStateException("Nobody listens at " + base);
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Sends a request target byte for byte, as no HTTP client would.
     *
     * @return the whole answer
     */
    String sendRaw(String method, String target) {
        String request = method + ' ' + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            var answer = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(answer);
            return answer.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Shakes hands with a WebSocket and says something.
     *
     * @return what it says then, or the status of the answer to the handshake
     */
    String sayToSocket(String path, String text, @Nullable String accessToken) {
        WebSocket.Builder handshake = HTTP.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(10));
        if (accessToken != null) {
            handshake.header("Authorization", "Bearer " + accessToken);
        }
        CompletableFuture<String> said = new CompletableFuture<>();
        WebSocket.Listener listener = new WebSocket.Listener() {
            @Override
            public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
                said.complete(data.toString());
                return null;
            }

            @Override
            public void onError(WebSocket socket, Throwable error) {
                said.completeExceptionally(error);
            }
        };
        URI socket = URI.create("ws" + base.resolve(path).toString().substring("http".length()));
        return handshake
                .buildAsync(socket, listener)
                .thenCompose(open -> open.sendText(text, true))
                .thenCompose(open -> said.whenComplete((answer, failed) -> open.abort()))
                .exceptionally(Server::statusOfTheRefusal)
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    private static String statusOfTheRefusal(Throwable failed) {
        Throwable cause = failed instanceof CompletionException ? failed.getCause() : failed;
        if (cause instanceof WebSocketHandshakeException refused) {
            return Integer.toString(refused.getResponse().statusCode());
        }
        throw new IllegalStateException(cause);
    }

    private HttpRequest.Builder json(String path, String json) {
        return HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json));
    }
}
