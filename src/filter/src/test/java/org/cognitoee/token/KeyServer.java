package org.cognitoee.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The key endpoint of an issuer on a loopback address; answers what it is told to and counts who asks. */
public final class KeyServer implements AutoCloseable {

    /** What the endpoint answers. */
    record Answer(int status, Map<String, String> headers, String body) {

        static Answer of(int status, String body) {
            return new Answer(status, Map.of(), body);
        }

        static Answer keys(String jwks, String cacheControl) {
            return new Answer(200, Map.of("Cache-Control", cacheControl), jwks);
        }
    }

    private final AtomicInteger requests = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    private volatile Answer answer = Answer.keys(SigningKey.jwks(), "public, max-age=3600");
    private volatile Headers asked = new Headers();
    private volatile Runnable beforeAnswer = () -> {};

    public KeyServer() {
        this(0);
    }

    /** At the port of one that was closed: the endpoint is back. */
    KeyServer(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/.well-known/jwks.json");
    }

    /** How many requests have come. */
    public int requests() {
        return requests.get();
    }

    /** The headers of the last request. */
    Headers asked() {
        return asked;
    }

    void answer(Answer next) {
        answer = next;
    }

    /** Answers with these keys, fresh for an hour. */
    void publish(SigningKey... keys) {
        String[] jwks = new String[keys.length];
        for (int i = 0; i < keys.length; i++) {
            jwks[i] = keys[i].jwk();
        }
        answer(Answer.keys(SigningKey.jwks(jwks), "max-age=3600"));
    }

    public void fail() {
        answer(Answer.of(500, "no"));
    }

    /** What happens between a request and its answer. */
    public void beforeAnswer(Runnable action) {
        beforeAnswer = action;
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        asked = exchange.getRequestHeaders();
        beforeAnswer.run();
        try (exchange) {
            Answer now = answer;
            now.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] body = now.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(now.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
