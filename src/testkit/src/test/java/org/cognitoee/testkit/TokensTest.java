package org.cognitoee.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.cognitoee.testkit.Fixture.CLIENT;
import static org.cognitoee.testkit.Fixture.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwx.JsonWebStructure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;

/** The pool's tokens, as jose4j and the published keys see them. */
class TokensTest {

    private final Fixture fixture = new Fixture();
    private final LocalUserPool pool = fixture.pool;

    @BeforeEach
    void ada() {
        fixture.ada();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void accessToken_hasCognitosClaimsInCognitosOrder() throws Exception {
        Claims claims = Claims.verified(fixture, fixture.signIn(CLIENT, "ada").accessToken());
        long now = fixture.clock.instant().getEpochSecond();

        assertEquals(
                List.of(
                        "sub",
                        "cognito:groups",
                        "iss",
                        "client_id",
                        "origin_jti",
                        "event_id",
                        "token_use",
                        "scope",
                        "auth_time",
                        "exp",
                        "iat",
                        "jti",
                        "username"),
                claims.names());
        assertEquals(pool.user("ada").orElseThrow().sub(), claims.text("sub"));
        assertEquals(List.of("admin"), claims.list("cognito:groups"));
        assertEquals(pool.endpoint() + "/" + pool.userPoolId(), claims.text("iss"));
        assertEquals(CLIENT, claims.text("client_id"));
        assertEquals("access", claims.text("token_use"));
        assertEquals("aws.cognito.signin.user.admin", claims.text("scope"));
        assertEquals(now, claims.number("auth_time"));
        assertEquals(now, claims.number("iat"));
        assertEquals(now + 3600, claims.number("exp"));
        assertEquals("ada", claims.text("username"));
    }

    @Test
    void accessToken_ofAUserInNoGroup_hasNoGroupsClaim() throws Exception {
        pool.createUser(User.named("bob"), PASSWORD);

        Claims claims = Claims.verified(fixture, fixture.signIn(CLIENT, "bob").accessToken());

        assertFalse(claims.names().contains("cognito:groups"));
    }

    @Test
    void idToken_hasCognitosClaims() throws Exception {
        AuthenticationResultType tokens = fixture.signIn(CLIENT, "ada");
        Claims claims = Claims.verified(fixture, tokens.idToken());

        assertEquals(
                Set.of(
                        "sub",
                        "cognito:groups",
                        "iss",
                        "cognito:username",
                        "origin_jti",
                        "aud",
                        "event_id",
                        "token_use",
                        "auth_time",
                        "exp",
                        "iat",
                        "jti",
                        "email",
                        "email_verified"),
                Set.copyOf(claims.names()));
        assertEquals("id", claims.text("token_use"));
        assertEquals(CLIENT, claims.text("aud"));
        assertEquals("ada", claims.text("cognito:username"));
        assertEquals("ada@example.org", claims.text("email"));
        assertTrue(claims.claims().getClaimValue("email_verified", Boolean.class));
        assertEquals(Claims.of(tokens.accessToken()).text("origin_jti"), claims.text("origin_jti"));
    }

    @Test
    void tokens_afterTheClientsLifetimes_haveExpired() throws Exception {
        pool.updateClient(
                CLIENT,
                client -> client.withLifetimes(
                        new AppClient.Lifetimes(Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofDays(1))));
        AuthenticationResultType tokens = fixture.signIn(CLIENT, "ada");
        fixture.clock.pass(Duration.ofMinutes(5));

        assertEquals(300, tokens.expiresIn());
        assertThrows(InvalidJwtException.class, () -> Claims.verified(fixture, tokens.accessToken()));
        assertEquals("id", Claims.verified(fixture, tokens.idToken()).text("token_use"));
    }

    @Test
    void header_isKidAndAlgAlone_andTheKeysOfTheTwoTokensDiffer() throws Exception {
        AuthenticationResultType tokens = fixture.signIn(CLIENT, "ada");

        String accessKid = kid(tokens.accessToken());
        assertEquals("{\"kid\":\"" + accessKid + "\",\"alg\":\"RS256\"}", header(tokens.accessToken()));
        assertEquals(32, Base64.getDecoder().decode(accessKid).length);
        assertTrue(accessKid.endsWith("="));
        assertNotEquals(accessKid, kid(tokens.idToken()));
    }

    @Test
    void jwks_holdsTheTwoKeysWithCognitosMembers() throws Exception {
        AuthenticationResultType tokens = fixture.signIn(CLIENT, "ada");

        Set<String> kids = jwks().stream().map(JsonWebKey::getKeyId).collect(Collectors.toSet());

        assertEquals(Set.of(kid(tokens.idToken()), kid(tokens.accessToken())), kids);
        String key = "\\{\"alg\":\"RS256\",\"e\":\"AQAB\",\"kid\":\"[A-Za-z0-9+/]{43}=\",\"kty\":\"RSA\","
                + "\"n\":\"[A-Za-z0-9_-]{342}\",\"use\":\"sig\"}";
        assertLinesMatch(List.of("\\{\"keys\":\\[" + key + "," + key + "]}"), List.of(jwksText()));
    }

    @Test
    void rotatedKeys_areBesideTheOldOnesUntilTheseAreWithdrawn() throws Exception {
        String before = fixture.signIn(CLIENT, "ada").accessToken();
        pool.rotateKeys();
        String after = fixture.signIn(CLIENT, "ada").accessToken();

        assertNotEquals(kid(before), kid(after));
        assertEquals(4, jwks().size());
        Claims.verified(fixture, before);
        Claims.verified(fixture, after);

        pool.withdrawOldKeys();
        assertEquals(2, jwks().size());
        assertThrows(InvalidJwtException.class, () -> Claims.verified(fixture, before));
        Claims.verified(fixture, after);
    }

    private List<JsonWebKey> jwks() throws Exception {
        return new JsonWebKeySet(jwksText()).getJsonWebKeys();
    }

    private String jwksText() throws Exception {
        return fixture.get("/" + pool.userPoolId() + "/.well-known/jwks.json").body();
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
