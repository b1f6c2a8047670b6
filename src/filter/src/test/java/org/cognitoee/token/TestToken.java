package org.cognitoee.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes access tokens, good ones at first, with nothing but the JDK. Values of members are given as raw JSON. */
public final class TestToken {

    public static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    public static final String ISSUER = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Example";
    public static final String CLIENT = "1example23456789";

    private final Map<String, String> header = new LinkedHashMap<>();
    private final Map<String, String> claims = new LinkedHashMap<>();

    private UnaryOperator<String> rewriteHeader = json -> json;
    private UnaryOperator<String> rewritePayload = json -> json;

    private TestToken() {
        header("kid", quoted(SigningKey.ONE.kid())).header("alg", "\"RS256\"");
        claim("sub", "\"00000000-0000-4000-8000-000000000001\"")
                .claim("cognito:groups", "[\"readers\",\"writers\"]")
                .claim("iss", quoted(ISSUER))
                .claim("client_id", quoted(CLIENT))
                .claim("origin_jti", "\"origin-1\"")
                .claim("token_use", "\"access\"")
                .claim("scope", "\"aws.cognito.signin.user.admin shop/read\"")
                .claim("auth_time", seconds(-60))
                .claim("exp", seconds(3600))
                .claim("iat", seconds(-60))
                .claim("jti", "\"token-1\"")
                .claim("username", "\"alice\"");
    }

    /** An access token as the pool issues it to a user. */
    public static TestToken good() {
        return new TestToken();
    }

    /** So many seconds after {@link #NOW}. */
    static String seconds(long after) {
        return Long.toString(NOW.getEpochSecond() + after);
    }

    static String quoted(String text) {
        return '"' + text + '"';
    }

    public TestToken header(String name, String json) {
        header.put(name, json);
        return this;
    }

    public TestToken claim(String name, String json) {
        claims.put(name, json);
        return this;
    }

    TestToken withoutHeader(String name) {
        header.remove(name);
        return this;
    }

    TestToken without(String claim) {
        claims.remove(claim);
        return this;
    }

    TestToken kid(SigningKey key) {
        return header("kid", quoted(key.kid()));
    }

    TestToken rewriteHeader(UnaryOperator<String> rewrite) {
        rewriteHeader = rewrite;
        return this;
    }

    TestToken rewritePayload(UnaryOperator<String> rewrite) {
        rewritePayload = rewrite;
        return this;
    }

    /** The token, signed by the first key of the pool. */
    public String signed() {
        return signedBy(SigningKey.ONE);
    }

    String signedBy(SigningKey key) {
        return signed("SHA256withRSA", key);
    }

    String signed(String jcaAlgorithm, SigningKey key) {
        try {
            Signature signature = Signature.getInstance(jcaAlgorithm);
            return signed(signature, key);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    String signed(Signature signature, SigningKey key) throws GeneralSecurityException {
        signature.initSign(key.pair().getPrivate());
        signature.update(signingInput().getBytes(UTF_8));
        return withSignature(signature.sign());
    }

    /** The token with an HMAC where its signature should be. */
    String hmac(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return withSignature(mac.doFinal(signingInput().getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    String withSignature(byte[] signature) {
        return signingInput() + '.' + base64url(signature);
    }

    String signingInput() {
        return base64url(rewriteHeader.apply(json(header)).getBytes(UTF_8))
                + '.'
                + base64url(rewritePayload.apply(json(claims)).getBytes(UTF_8));
    }

    /** A token of these very octets, signed by the first key of the pool. */
    static String ofOctets(byte[] header, byte[] payload) {
        String signingInput = base64url(header) + '.' + base64url(payload);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(SigningKey.ONE.pair().getPrivate());
            signature.update(signingInput.getBytes(UTF_8));
            return signingInput + '.' + base64url(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    byte[] headerOctets() {
        return json(header).getBytes(UTF_8);
    }

    byte[] payloadOctets() {
        return json(claims).getBytes(UTF_8);
    }

    static String base64url(byte[] octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    private static String json(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> quoted(member.getKey()) + ':' + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
