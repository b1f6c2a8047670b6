package org.cognitoee.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.cognitoee.testkit.Fixture.CLIENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwx.JsonWebStructure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens that a test mints, broken ones included. */
class TokenBuilderTest {

    private final Fixture fixture = new Fixture();
    private final LocalUserPool pool = fixture.pool;

    @Test
    void mintedToken_ofAUserOfThePool_isLikeTheRealOne() throws Exception {
        Claims real = Claims.of(fixture.signIn(CLIENT, "ada").accessToken());

        Claims minted = Claims.verified(fixture, pool.token().user("ada").compact());

        assertEquals(real.names(), minted.names());
        for (String same : List.of("sub", "iss", "client_id", "token_use", "scope", "username")) {
            assertEquals(real.text(same), minted.text(same));
        }
        assertEquals(List.of("admin"), minted.list("cognito:groups"));
    }

    @Test
    void mintedToken_ofAStranger_hasTheSameSubEachTime() throws Exception {
        String first =
                Claims.verified(fixture, pool.token().user("eve").compact()).text("sub");
        String second =
                Claims.verified(fixture, pool.token().user("eve").compact()).text("sub");

        assertEquals(first, second);
        assertNotEquals(first, Claims.of(pool.token().user("bob").compact()).text("sub"));
    }

    @Test
    void mintedToken_carriesWhatTheCallsSaid() throws Exception {
        Instant exp = Instant.parse("2030-01-01T00:00:00Z");
        Claims claims = Claims.of(pool.token()
                .user("ada")
                .group("staff")
                .scope("orders/read orders/write")
                .client("other")
                .issuer("https://example.org")
                .claim("device_key", "key")
                .expiresAt(exp)
                .without("jti")
                .compact());

        assertEquals(List.of("admin", "staff"), claims.list("cognito:groups"));
        assertEquals("orders/read orders/write", claims.text("scope"));
        assertEquals("other", claims.text("client_id"));
        assertEquals("https://example.org", claims.text("iss"));
        assertEquals("key", claims.text("device_key"));
        assertEquals(exp.getEpochSecond(), claims.number("exp"));
        assertFalse(claims.names().contains("jti"));
    }

    @Test
    void laterOfTwoCalls_wins() throws Exception {
        String token = pool.token()
                .without("scope")
                .scope("orders/read")
                .claim("jti", "again")
                .without("jti")
                .withoutHeader("kid")
                .kid("k")
                .compact();

        assertEquals("orders/read", Claims.of(token).text("scope"));
        assertFalse(Claims.of(token).names().contains("jti"));
        assertEquals("{\"kid\":\"k\",\"alg\":\"RS256\"}", header(token));
    }

    @Test
    void mintedIdToken_isOneInAnyOrderOfTheCalls() throws Exception {
        Claims first = Claims.verified(
                fixture, pool.token().idToken().user("ada").client("c").compact());
        Claims last = Claims.verified(
                fixture, pool.token().client("c").user("ada").idToken().compact());

        assertEquals(first.names(), last.names());
        assertEquals("c", last.text("aud"));
        assertEquals("ada", last.text("cognito:username"));
    }

    @Test
    void tokenBuilder_isNotChangedByACall() throws Exception {
        TokenBuilder plain = pool.token().user("bob");
        plain.group("admin");

        assertFalse(Claims.of(plain.compact()).names().contains("cognito:groups"));
    }

    @Test
    void mintedHeader_carriesWhatTheCallsSaid() throws Exception {
        String token =
                pool.token().header("typ", "JWT").kid("k").withoutHeader("alg").compact();

        assertEquals("{\"kid\":\"k\",\"typ\":\"JWT\"}", header(token));
    }

    @Test
    void mintedRawParts_areTakenAsTheyAre() throws Exception {
        String token = pool.token()
                .rawHeader("{\"alg\":\"none\"}")
                .rawPayload("{\"sub\":\"a\",\"sub\":\"b\"} ")
                .signature(input -> new byte[0])
                .compact();

        assertEquals("{\"alg\":\"none\"}", header(token));
        assertEquals("{\"sub\":\"a\",\"sub\":\"b\"} ", decoded(token.split("\\.", -1)[1]));
        assertTrue(token.endsWith("."));
    }

    static Stream<UnaryOperator<TokenBuilder>> forgeries() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var stranger = generator.generateKeyPair();
        return Stream.of(
                token -> token.signedBy(stranger),
                token -> token.kid("unknown"),
                TokenBuilder::expired,
                token -> token.without("exp"),
                token -> token.header("alg", "none"),
                token -> token.signature(input -> new byte[256]),
                token -> token.issuer("https://example.org"));
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void mintedForgery_isRefusedByAVerifier(UnaryOperator<TokenBuilder> breaking) {
        String token = breaking.apply(pool.token()).compact();

        assertThrows(InvalidJwtException.class, () -> Claims.verified(fixture, token));
    }

    @Test
    void mintedForgery_bySomebodyElsesKey_keepsThePoolsKid() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);

        String forged = pool.token().signedBy(generator.generateKeyPair()).compact();

        assertEquals(kid(pool.token().compact()), kid(forged));
    }

    @BeforeEach
    void ada() {
        fixture.ada();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private static String kid(String token) throws Exception {
        return JsonWebStructure.fromCompactSerialization(token).getKeyIdHeaderValue();
    }

    private static String header(String token) {
        return decoded(token.substring(0, token.indexOf('.')));
    }

    private static String decoded(String segment) {
        return new String(Base64.getUrlDecoder().decode(segment), UTF_8);
    }
}
