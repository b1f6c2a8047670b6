package org.cognitoee.servertests.attack;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Makes the octets of a request out of a construction of the data, and the tokens in it. */
final class Forge {

    /** What a construction starts from: a valid token, whose values are to be recognised wherever they turn up. */
    private static final JsonObject UNTOUCHED = Corpus.json("untouched.json");

    private static final JsonObject NOTHING_CHANGED = JsonValue.EMPTY_JSON_OBJECT;
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final AttackedPool pool;

    /**
     * What is sent.
     *
     * @param request the octets
     * @param secrets what of it nobody may repeat
     */
    @SuppressWarnings("ArrayRecordComponent") // sent once, never compared
    record Sent(byte[] request, Secrets secrets) {}

    Forge(AttackedPool pool) {
        this.pool = pool;
    }

    Sent request(JsonObject construction) {
        Notation plain = new Notation(pool.names(), Instant.now())
                .with("RANDOM", UUID.randomUUID().toString());
        Secrets secrets = new Secrets(
                Set.of(plain.names().get("ISS"), plain.names().get("CLIENT"), "aws.cognito.signin.user.admin"));
        String template = template(construction);
        Notation notation = plain;
        // a signature takes longer than all the rest
        if (construction.toString().contains("$VALID")) {
            String valid = token(NOTHING_CHANGED, plain, secrets);
            notation = plain.with("VALID", valid)
                    .with("VALID_LENGTH", Integer.toHexString(valid.length()))
                    .with("VALID_BASE64", BASE64URL.encodeToString(valid.getBytes(StandardCharsets.US_ASCII)));
        }
        if (template.contains("$TOKEN")) {
            notation = notation.with("TOKEN", token(construction, notation, secrets));
        }
        return new Sent(notation.octets(template), secrets);
    }

    /** The whole request in the data's notation. */
    private static String template(JsonObject construction) {
        if (construction.containsKey("raw")) {
            return String.join("\r\n", strings(construction, "raw"));
        }
        StringBuilder request = new StringBuilder(construction.getString("request", "GET /auth/probe"))
                .append(" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        List<String> headers = construction.containsKey("headers")
                ? strings(construction, "headers")
                : List.of("Authorization: Bearer $TOKEN");
        headers.forEach(header -> request.append(header).append("\r\n"));
        return request.append("\r\n").append(construction.getString("body", "")).toString();
    }

    private String token(JsonObject construction, Notation notation, Secrets secrets) {
        JsonObject header = changed("header", "withoutHeader", construction, notation);
        JsonObject claims = changed("claims", "without", construction, notation);
        secrets.addValues(header);
        secrets.addValues(claims);
        String inner = claims.toString().substring(1, claims.toString().length() - 1);
        Notation raw = notation.with("CLAIMS", inner);
        byte[] head = segment(construction, "rawHeader", header, raw);
        byte[] payload = segment(construction, "rawPayload", claims, raw);
        JsonObject untouchedHeader = changed("header", "withoutHeader", NOTHING_CHANGED, notation);
        JsonObject untouchedClaims = changed("claims", "without", NOTHING_CHANGED, notation);
        byte[] signature = new Signer(pool, raw)
                .sign(
                        construction.getString("sign", "RS256 K1"),
                        signingInput(head, payload),
                        signingInput(utf8(untouchedHeader), utf8(untouchedClaims)));
        String h = BASE64URL.encodeToString(head);
        String p = BASE64URL.encodeToString(payload);
        String s = BASE64URL.encodeToString(signature);
        Notation parts = raw.with("H", h).with("P", p).with("S", s);
        for (String name : List.of("H", "P", "S")) {
            String segment = parts.names().get(name);
            parts = parts.with(name + "1", segment.substring(0, segment.length() / 2))
                    .with(name + "2", segment.substring(segment.length() / 2))
                    .with(name + "_STANDARD", segment.replace('-', '+').replace('_', '/'))
                    .with(name + "_SPARE_BIT", spareBit(segment));
        }
        String token = parts.text(construction.getString("token", "$H.$P.$S"));
        secrets.addToken(token);
        if (construction.containsKey("encrypt")) {
            token = Encryption.jwe(
                    construction.getJsonObject("encrypt"),
                    token,
                    pool.key("K1").pair().getPublic());
            secrets.addToken(token);
        }
        return token;
    }

    private static byte[] segment(JsonObject construction, String name, JsonObject otherwise, Notation notation) {
        return construction.containsKey(name)
                ? notation.octets(construction.getString(name).replace('\'', '"'))
                : utf8(otherwise);
    }

    /** The members of the untouched token with those of the construction, and without those that it takes away. */
    private static JsonObject changed(String part, String away, JsonObject construction, Notation notation) {
        Map<String, JsonValue> members = new LinkedHashMap<>(UNTOUCHED.getJsonObject(part));
        if (construction.containsKey(part)) {
            members.putAll(construction.getJsonObject(part));
        }
        strings(construction, away).forEach(members::remove);
        return notation.json(
                        Notation.JSON.createObjectBuilder(Map.copyOf(members)).build())
                .asJsonObject();
    }

    private static byte[] signingInput(byte[] header, byte[] payload) {
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        input.writeBytes(BASE64URL.encode(header));
        input.write('.');
        input.writeBytes(BASE64URL.encode(payload));
        return input.toByteArray();
    }

    /** The same octets in another spelling, where the last character has bits that mean nothing. */
    private static String spareBit(String segment) {
        if (segment.isEmpty() || segment.length() % 4 == 0) {
            return segment;
        }
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = alphabet.indexOf(segment.charAt(segment.length() - 1));
        return segment.substring(0, segment.length() - 1) + alphabet.charAt(last ^ 1);
    }

    private static List<String> strings(JsonObject construction, String name) {
        JsonArray array = construction.containsKey(name) ? construction.getJsonArray(name) : JsonValue.EMPTY_JSON_ARRAY;
        return array.getValuesAs(JsonString::getString);
    }

    private static byte[] utf8(JsonObject json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
