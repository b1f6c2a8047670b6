package org.cognitoee.token;

import static org.cognitoee.token.TestToken.CLIENT;
import static org.cognitoee.token.TestToken.ISSUER;
import static org.cognitoee.token.TestToken.NOW;
import static org.cognitoee.token.TestToken.good;
import static org.cognitoee.token.TestToken.quoted;
import static org.cognitoee.token.TestToken.seconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cognitoee.problem.Reason;
import org.cognitoee.token.Verification.Unavailable;
import org.cognitoee.token.Verification.Verified;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(30)
@TestInstance(Lifecycle.PER_CLASS)
class VerifiedTokensTest {

    private static final String API = "https://api.example/";

    private final TestPool pool = new TestPool();

    @AfterAll
    void close() {
        pool.close();
    }

    static Stream<Arguments> goodTokens() {
        String groups = IntStream.range(0, 100)
                .mapToObj(
                        i -> quoted(("group-" + i + "-").concat("x".repeat(128)).substring(0, 128)))
                .collect(Collectors.joining(",", "[", "]"));
        return Stream.of(
                row("A001 as the pool issues it", good()),
                row("A003 signed by the second key", good().kid(SigningKey.TWO), SigningKey.TWO),
                row(
                        "A005 username with all of Unicode",
                        good().claim("username", "\"Zo\u00eb \u6f22\u5b57 \\ud83d\\ude00\"")),
                row("no username", good().without("username")),
                row(
                        "of the client-credentials grant",
                        good().without("username")
                                .without("origin_jti")
                                .without("cognito:groups")
                                .claim("sub", quoted(CLIENT))),
                row("100 groups of 128 characters", good().claim("cognito:groups", groups)),
                row("no group", good().claim("cognito:groups", "[]")),
                row("a group twice", good().claim("cognito:groups", "[\"a\",\"a\"]")),
                row("no scope", good().without("scope")),
                row("a scope twice", good().claim("scope", "\"a  a \"")),
                row("of the last second", good().claim("exp", seconds(1))),
                row("issued 60 s ahead", good().claim("iat", seconds(60))),
                row("not before now", good().claim("nbf", seconds(0))),
                row("a header with a type", good().header("typ", "\"JWT\"")),
                row(
                        "keys embedded that mean nothing",
                        good().header("jwk", SigningKey.FOREIGN.jwk()).header("jku", "1")),
                row("claims 16 deep", good().claim("x", "[".repeat(15) + "]".repeat(15))),
                row(
                        "space between and around",
                        good().rewritePayload(json -> " \n" + json.replace(",", " ,\t") + "\r\n")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goodTokens")
    void goodToken_isVerifiedHereAndByAnotherLibrary(String title, TestToken token, SigningKey key) throws Exception {
        String compact = token.signedBy(key);
        AccessToken verified = verified(pool.verify(compact));
        JwtClaims claims = oracle(key).processToClaims(compact);
        assertEquals(claims.getSubject(), verified.subject());
        assertEquals(claims.getSubject(), verified.getName());
        assertEquals(claims.getStringClaimValue("username"), verified.username());
        assertEquals(claims.getStringClaimValue("client_id"), verified.clientId());
        assertEquals(claims.getIssuer(), verified.issuer());
        assertEquals(claims.getStringClaimValue("origin_jti"), verified.originId());
        assertEquals(claims.getIssuedAt().getValue(), verified.issuedAt().getEpochSecond());
        assertEquals(claims.getExpirationTime().getValue(), verified.expiresAt().getEpochSecond());
        assertEquals(
                claims.hasClaim("cognito:groups")
                        ? Set.copyOf(claims.getStringListClaimValue("cognito:groups"))
                        : Set.of(),
                verified.groups());
        assertEquals(key.kid(), verified.keyId());
    }

    @ParameterizedTest
    @CsvSource({
        "a, a",
        "a b, a|b",
        "'  a   b  ', a|b",
        "'', ''",
        "'   ', ''",
        "aws.cognito.signin.user.admin shop/read, aws.cognito.signin.user.admin|shop/read"
    })
    void scope_isSplitAtItsSpaces(String scope, String scopes) {
        Set<String> expected = scopes.isEmpty() ? Set.of() : Set.of(scopes.split("\\|", -1));
        assertEquals(
                expected,
                verified(pool.verify(good().claim("scope", quoted(scope)).signed()))
                        .scopes());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"https://api.example/\" | true",
                "[\"https://api.example/\"] | true",
                "[\"https://other.example/\",\"https://api.example/\"] | true",
                "\"https://api.example\" | false",
                "\"https://API.example/\" | false",
                "[\"https://other.example/\"] | false",
                "[] | false",
            })
    void audience_mustBeAnAcceptedResource(String audience, boolean accepted) {
        TokenVerifier verifier = pool.cold(
                new TokenPolicy(Map.of(ISSUER, Set.of(CLIENT)), Set.of(API, "urn:b"), Duration.ZERO, 24 * 1024));
        Verification verification =
                verifier.verify(new PresentedToken(good().claim("aud", audience).signed()));
        assertEquals(accepted, verification instanceof Verified);
        assertInstanceOf(Verified.class, verifier.verify(new PresentedToken(good().signed())));
    }

    @Test
    void audienceWithSomethingElseThanAString_isRejectedEvenIfAccepted() {
        TokenVerifier verifier =
                pool.cold(new TokenPolicy(Map.of(ISSUER, Set.of(CLIENT)), Set.of(API), Duration.ZERO, 24 * 1024));
        String compact = good().claim("aud", "[\"https://api.example/\",1]").signed();
        assertEquals(TestPool.rejected(Reason.TOKEN_CLAIMS_INVALID), verifier.verify(new PresentedToken(compact)));
    }

    @ParameterizedTest
    @CsvSource({
        "exp, -29, VERIFIED",
        "exp, -30, TOKEN_EXPIRED",
        "nbf, 30, VERIFIED",
        "nbf, 31, TOKEN_NOT_YET_VALID",
        "iat, 60, VERIFIED",
        "iat, 61, TOKEN_NOT_YET_VALID",
    })
    void clockSkew_movesExpAndNbfAndLeavesIatItsMinute(String claim, long ahead, String result) {
        TokenVerifier verifier =
                pool.cold(new TokenPolicy(Map.of(ISSUER, Set.of(CLIENT)), Set.of(), Duration.ofSeconds(30), 24 * 1024));
        TestToken token = good().claim(claim, seconds(ahead));
        Verification verification = verifier.verify(new PresentedToken(token.signed()));
        assertEquals(result, result(verification));
    }

    @ParameterizedTest
    @CsvSource({"90, VERIFIED", "91, TOKEN_NOT_YET_VALID"})
    void clockSkewOfMoreThanAMinute_movesIatToo(long ahead, String result) {
        TokenVerifier verifier =
                pool.cold(new TokenPolicy(Map.of(ISSUER, Set.of(CLIENT)), Set.of(), Duration.ofSeconds(90), 24 * 1024));
        TestToken token = good().claim("iat", seconds(ahead));
        assertEquals(result, result(verifier.verify(new PresentedToken(token.signed()))));
    }

    @Test
    void tokenUsedOverTime_isVerifiedUntilItExpires() {
        try (TestPool own = new TestPool()) {
            String compact = good().claim("exp", seconds(100)).signed();
            own.clock.move(Duration.ofMillis(99_999));
            assertInstanceOf(Verified.class, own.verify(compact));
            own.clock.move(Duration.ofMillis(1));
            assertEquals(TestPool.rejected(Reason.TOKEN_EXPIRED), own.verify(compact));
        }
    }

    @Test
    void tokenAtTheLimitOfLength_isVerifiedAndOneMoreCharacterIsNot() {
        String compact = good().signed();
        TokenPolicy justLongEnough =
                new TokenPolicy(Map.of(ISSUER, Set.of(CLIENT)), Set.of(), Duration.ZERO, compact.length());
        assertInstanceOf(Verified.class, pool.cold(justLongEnough).verify(new PresentedToken(compact)));
        TokenPolicy tooShort =
                new TokenPolicy(Map.of(ISSUER, Set.of(CLIENT)), Set.of(), Duration.ZERO, compact.length() - 1);
        assertEquals(
                TestPool.rejected(Reason.TOKEN_MALFORMED), pool.cold(tooShort).verify(new PresentedToken(compact)));
    }

    @Test
    void keysThatCannotBeHad_areNotTheTokensFault() {
        try (TestPool own = new TestPool()) {
            own.server.fail();
            Verification verification = own.cold(TestPool.POLICY).verify(new PresentedToken(good().signed()));
            assertEquals(new Unavailable(Reason.KEYS_UNAVAILABLE, Duration.ofSeconds(10)), verification);
        }
    }

    @Test
    void goodTokenAtAVerifierWithoutKeys_fetchesThemOnce() {
        TokenVerifier cold = pool.cold(TestPool.POLICY);
        int requests = pool.server.requests();
        assertInstanceOf(Verified.class, cold.verify(new PresentedToken(good().signed())));
        assertInstanceOf(Verified.class, cold.verify(new PresentedToken(good().signed())));
        assertEquals(requests + 1, pool.server.requests());
    }

    @Test
    void tokenAndItsClaims_areNotInAnyToString() {
        PresentedToken presented = new PresentedToken(good().signed());
        assertEquals("PresentedToken[redacted]", presented.toString());
        String verification = pool.verifier.verify(presented).toString();
        assertFalse(verification.contains("alice"), verification);
        assertTrue(verification.contains("AccessToken[redacted]"), verification);
    }

    private static String result(Verification verification) {
        return verification instanceof Verification.Rejected rejected
                ? rejected.reason().name()
                : "VERIFIED";
    }

    private static AccessToken verified(Verification verification) {
        return assertInstanceOf(Verified.class, verification).token();
    }

    private static JwtConsumer oracle(SigningKey key) {
        return new JwtConsumerBuilder()
                .setVerificationKey(key.publicKey())
                .setJwsAlgorithmConstraints(ConstraintType.PERMIT, "RS256")
                .setExpectedIssuer(ISSUER)
                .setRequireSubject()
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setIssuedAtRestrictions(60, Integer.MAX_VALUE)
                .setEvaluationTime(NumericDate.fromSeconds(NOW.getEpochSecond()))
                .setSkipDefaultAudienceValidation()
                .build();
    }

    private static Arguments row(String title, TestToken token) {
        return row(title, token, SigningKey.ONE);
    }

    private static Arguments row(String title, TestToken token, SigningKey key) {
        return Arguments.of(title, token, key);
    }
}
