package org.cognitoee.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The two things that the pool answers over HTTP: {@code POST /} in AWS's JSON 1.1 protocol, and the JWK Set.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html">AWS JSON 1.1 protocol</a>
 */
final class WireProtocol implements HttpHandler {

    private static final System.Logger LOG = System.getLogger(WireProtocol.class.getName());
    private static final String CONTENT_TYPE = "application/x-amz-json-1.1";
    private static final int MAX_BODY = 1 << 20;

    private final Operations operations;
    private final String jwksPath;
    private final Supplier<JsonObject> jwks;
    private final String jwksCacheControl;

    WireProtocol(Operations operations, String userPoolId, Supplier<JsonObject> jwks, String jwksCacheControl) {
        this.operations = operations;
        this.jwksPath = "/" + userPoolId + "/.well-known/jwks.json";
        this.jwks = jwks;
        this.jwksCacheControl = jwksCacheControl;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String asked =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath();
            if (asked.equals("POST /")) {
                answerOperation(exchange);
            } else if (asked.equals("GET " + jwksPath)) {
                answerJwks(exchange);
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    private void answerOperation(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            exchange.sendResponseHeaders(413, -1);
            return;
        }
        exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
        try {
            send(exchange, 200, CONTENT_TYPE, operations.answer(target(exchange), new String(body, UTF_8)));
        } catch (CognitoException refusal) {
            refuse(exchange, refusal);
        } catch (RuntimeException bug) {
            LOG.log(System.Logger.Level.ERROR, "The local user pool failed", bug);
            refuse(exchange, CognitoException.internalError());
        }
    }

    private void answerJwks(HttpExchange exchange) throws IOException {
        try {
            JsonObject keys = jwks.get();
            exchange.getResponseHeaders().set("Cache-Control", jwksCacheControl);
            send(exchange, 200, "application/json", keys);
        } catch (CognitoException refusal) {
            refuse(exchange, refusal);
        }
    }

    /** A request in another protocol names no operation. */
    private static String target(HttpExchange exchange) {
        String contentType = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                .orElse("");
        return contentType.startsWith(CONTENT_TYPE)
                ? Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                        .orElse("")
                : "";
    }

    private static void refuse(HttpExchange exchange, CognitoException refusal) throws IOException {
        JsonObjectBuilder body = JsonText.object().add("__type", refusal.type());
        refusal.text().ifPresent(text -> body.add("message", text));
        // the real service ends the type with a colon
        exchange.getResponseHeaders().set("x-amzn-ErrorType", refusal.type() + ":");
        send(exchange, refusal.status(), CONTENT_TYPE, body.build());
    }

    private static void send(HttpExchange exchange, int status, String contentType, JsonObject answer)
            throws IOException {
        byte[] body = answer.toString().getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
