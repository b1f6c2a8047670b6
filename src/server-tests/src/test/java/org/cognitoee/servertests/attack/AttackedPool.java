package org.cognitoee.servertests.attack;

import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The key endpoint of the user pool under attack, and an address that nobody may ever ask. The keys are here, since the
 * attacks need what no pool does: other algorithms, and published keys that must not be used.
 */
final class AttackedPool implements AutoCloseable {

    private static final List<NamedKey> KEYS = NamedKey.all();

    private final String issuer;
    private final String trap;
    private final HttpServer http;
    private final AtomicInteger fetches = new AtomicInteger();
    private final AtomicInteger trapped = new AtomicInteger();

    AttackedPool(int port, String userPoolId) {
        String endpoint = "http://127.0.0.1:" + port;
        this.issuer = endpoint + "/" + userPoolId;
        this.trap = endpoint + "/trap/jwks.json";
        try {
            this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        serve("/" + userPoolId + "/.well-known/jwks.json", jwks(false), fetches);
        serve("/trap/", jwks(true), trapped);
        http.start();
    }

    /** What the data can name: the kid of each key under its name, its JWK, the issuer, the app client, the trap. */
    Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        names.put("ISS", issuer);
        names.put("CLIENT", System.getProperty("pool.client"));
        names.put("POOL", System.getProperty("pool.id"));
        names.put("TRAP", trap);
        for (NamedKey key : KEYS) {
            names.put(key.name(), key.kid());
            names.put(key.name() + "_JWK", key.jwk().toString());
        }
        return names;
    }

    NamedKey key(String name) {
        return KEYS.stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no key " + name));
    }

    /** The key set that it publishes. */
    String keySet() {
        return jwks(false);
    }

    /** How often the key set was fetched. */
    int fetches() {
        return fetches.get();
    }

    /** How often somebody went where a token told him to. */
    int trapped() {
        return trapped.get();
    }

    @Override
    public void close() {
        http.stop(0);
    }

    private void serve(String path, String json, AtomicInteger counter) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        http.createContext(path, exchange -> {
            try (exchange) {
                counter.incrementAndGet();
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.getResponseHeaders().set("Cache-Control", "public, max-age=86400");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
    }

    private static String jwks(boolean ofTheAttacker) {
        JsonArrayBuilder keys = Json.createArrayBuilder();
        KEYS.stream()
                .filter(key -> key.isPublished() != ofTheAttacker)
                .map(NamedKey::jwk)
                .forEach(keys::add);
        JsonObject jwks = Json.createObjectBuilder().add("keys", keys).build();
        return jwks.toString();
    }
}
