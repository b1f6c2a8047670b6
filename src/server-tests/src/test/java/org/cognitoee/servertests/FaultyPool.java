package org.cognitoee.servertests;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cognitoee.testkit.AppClient;
import org.cognitoee.testkit.LocalUserPool;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * A user pool whose keys are served by endpoints that can fail, with an issuer for each; all serve the same keys. Its API,
 * where the server looks for it, never fails: it takes everybody for ada.
 */
final class FaultyPool implements AutoCloseable {

    /** The answer to GetUser and to InitiateAuth. */
    private static final byte[] ADA = """
            {"Username":"ada","UserAttributes":[],
             "AuthenticationResult":{"AccessToken":"a","IdToken":"i","RefreshToken":"r","TokenType":"Bearer","ExpiresIn":3600}}
            """.getBytes(StandardCharsets.UTF_8);

    private final LocalUserPool pool = LocalUserPool.builder()
            .userPoolId(System.getProperty("pool.id"))
            .client(AppClient.of(System.getProperty("pool.client")))
            .start();
    private final HttpServer api = api();
    private volatile String jwks = published();

    /** The WAR that was built, for a server that accepts the issuers of these endpoints. */
    static WebArchive war(List<KeyEndpoint> endpoints) {
        Properties settings = new Properties();
        settings.setProperty(
                "cognito.issuers", endpoints.stream().map(KeyEndpoint::issuer).collect(Collectors.joining(",")));
        try (Writer file = Files.newBufferedWriter(Path.of(System.getProperty("target"), "key-endpoints.properties"))) {
            settings.store(file, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Deployments.cognitoEe();
    }

    /** One more issuer. */
    KeyEndpoint endpoint() {
        return new KeyEndpoint(() -> jwks);
    }

    /** A valid token of this issuer, signed with the newest key. */
    String token(KeyEndpoint endpoint) {
        return pool.token().issuer(endpoint.issuer()).compact();
    }

    /** The same token under a key id that nobody has heard of. */
    static String underUnknownKey(String token) {
        String header = "{\"kid\":\"" + UUID.randomUUID() + "\",\"alg\":\"RS256\"}";
        return Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.UTF_8))
                + token.substring(token.indexOf('.'));
    }

    /** Serves new keys beside those before, and signs with them. */
    void rotateKeys() {
        pool.rotateKeys();
        jwks = published();
    }

    /** Serves only the keys that sign now. */
    void withdrawOldKeys() {
        pool.withdrawOldKeys();
        jwks = published();
    }

    @Override
    public void close() {
        api.stop(0);
        pool.close();
    }

    private String published() {
        return new Server(URI.create(pool.endpoint() + "/"))
                .get(pool.userPoolId() + "/.well-known/jwks.json")
                .body();
    }

    private static HttpServer api() {
        try {
            HttpServer api = HttpServer.create(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.getInteger("pool.port")), 0);
            api.createContext("/", exchange -> {
                try (exchange) {
                    exchange.getRequestBody().readAllBytes();
                    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
                    exchange.sendResponseHeaders(200, ADA.length);
                    exchange.getResponseBody().write(ADA);
                }
            });
            api.start();
            return api;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
