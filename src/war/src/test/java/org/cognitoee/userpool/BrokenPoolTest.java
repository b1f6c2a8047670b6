package org.cognitoee.userpool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.cognitoee.userpool.Pools.PASSWORD;
import static org.cognitoee.userpool.Pools.problemOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cognitoee.problem.Problem;
import org.cognitoee.problem.Reason;
import org.cognitoee.settings.Settings;
import org.cognitoee.userpool.SignIn.ChallengeRequired;
import org.cognitoee.userpool.SignIn.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A pool, or something before it, that does not speak as Cognito does: never a bug of ours, never an endless wait. */
class BrokenPoolTest {

    private static final Problem UNAVAILABLE = Problem.of(Reason.POOL_UNAVAILABLE, Duration.ofSeconds(5));

    private final StubPool stub = new StubPool();
    private final UserPool userPool = Pools.at(stub.endpoint());

    @AfterEach
    void close() {
        userPool.close();
        stub.close();
    }

    private List<Executable> everyCallWithAnAnswer() {
        return List.of(
                () -> userPool.signUp("ada", PASSWORD, Map.of()),
                () -> userPool.signIn("ada", PASSWORD),
                () -> userPool.refresh("token"));
    }

    @ParameterizedTest
    @CsvSource({
        "500, {}",
        "500, '{\"__type\":\"InternalErrorException\",\"message\":\"x\"}'",
        "502, <html>Bad gateway</html>",
        "503, ''",
        "400, ''",
        "400, {}",
        "400, null",
        "400, []",
        "403, <html>Forbidden</html>",
        "404, <html>Not found</html>",
        "407, ''",
        "302, ''",
        "200, <html>Sign in to the network</html>",
        "200, ''",
        "200, {}",
        "200, []",
        "200, null",
        "200, '{'",
        "200, '{\"AuthenticationResult\":\"x\"}'",
        "200, '{\"AuthenticationResult\":{}}'",
        "200, '{\"AuthenticationResult\":{\"IdToken\":\"x\",\"RefreshToken\":\"x\"}}'",
        "200, '{\"AuthenticationResult\":{\"AccessToken\":\"a.e30.c\",\"RefreshToken\":\"x\",\"ExpiresIn\":60}}'",
        "200, '{\"AuthenticationResult\":{\"ExpiresIn\":\"x\"},\"UserSub\":null}'",
    })
    void anAnswerThatIsNotCognitos_isAFaultOfThePool(int status, String body) {
        stub.answers(status, body);

        for (Executable call : everyCallWithAnAnswer()) {
            assertEquals(UNAVAILABLE, problemOf(call));
        }
        assertEquals(3, stub.requests(), "nothing is tried again");
    }

    @Test
    void aSignInWithoutARefreshToken_isAFaultOfThePool() {
        stub.answers(
                200, "{\"AuthenticationResult\":{\"AccessToken\":\"a.e30.c\",\"IdToken\":\"x\",\"ExpiresIn\":60}}");

        assertEquals(UNAVAILABLE, problemOf(() -> userPool.signIn("ada", PASSWORD)));
    }

    @ParameterizedTest
    @CsvSource({"429, '', 17", "429, <html>Slow down</html>, 17", "400, '{\"__type\":\"ThrottlingException\"}', 17"})
    void throttlingByWhomever_isThrottling(int status, String body, String seconds) {
        stub.answers(status, body, "Retry-After", seconds);

        Problem problem = problemOf(() -> userPool.signIn("ada", PASSWORD));

        assertEquals(Reason.THROTTLED, problem.reason());
        assertEquals(seconds, problem.headers().get("Retry-After"));
        assertEquals(1, stub.requests(), "nothing is tried again");
    }

    @Test
    void aPoolThatHangs_isWaitedForNoLongerThanTheLimit() {
        stub.hangs();

        assertUnavailableInTime();
        assertEquals(1, stub.requests(), "nothing is tried again");
    }

    @Test
    void aPoolThatDrips_isWaitedForNoLongerThanTheLimit() {
        stub.drips();

        assertUnavailableInTime();
    }

    private void assertUnavailableInTime() {
        Settings settings = Pools.settings(stub.endpoint(), "");
        try (UserPool impatient = new UserPool(settings, CognitoClient.of(settings, Duration.ofMillis(300)))) {
            assertEquals(
                    UNAVAILABLE,
                    assertTimeoutPreemptively(
                            Duration.ofSeconds(4), () -> problemOf(() -> impatient.signIn("ada", PASSWORD))));
            assertFalse(Thread.currentThread().isInterrupted(), "the server's thread goes back as it was");
        }
    }

    @Test
    void nobodyAtTheEndpoint_isAFaultOfThePool() {
        stub.close();

        for (Executable call : everyCallWithAnAnswer()) {
            assertEquals(UNAVAILABLE, problemOf(call));
        }
    }

    @Test
    void aRedirect_isNotFollowed() {
        try (StubPool elsewhere = new StubPool()) {
            stub.answers(307, "", "Location", elsewhere.endpoint() + "/");

            assertEquals(UNAVAILABLE, problemOf(() -> userPool.signIn("ada", PASSWORD)));
            assertEquals(0, elsewhere.requests());
        }
    }

    @Test
    void tokensWithoutTypeAndLifetime_areBearerAndLiveAsTheTokenSays() {
        stub.answers(200, authenticationResult("{\"iat\":4102444800,\"exp\":4102448400}"));

        for (Tokens tokens :
                List.of(assertInstanceOf(Tokens.class, userPool.signIn("ada", PASSWORD)), userPool.refresh("token"))) {
            assertEquals("Bearer", tokens.tokenType());
            assertEquals(Duration.ofHours(1), tokens.expiresIn());
            assertEquals("Tokens[redacted]", tokens.toString());
        }
    }

    static Stream<String> payloads() {
        return Stream.of("{}", "[]", "", "x", "{\"iat\":1}", "{\"iat\":\"1\",\"exp\":\"2\"}");
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void tokensThatDoNotSayTheirLifetimeEither_areAFaultOfThePool(String payload) {
        stub.answers(200, authenticationResult(payload));

        assertEquals(UNAVAILABLE, problemOf(() -> userPool.signIn("ada", PASSWORD)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"opaque", "a.!.c", ""})
    void anAccessTokenThatIsNone_isAFaultOfThePool(String token) {
        stub.answers(
                200,
                "{\"AuthenticationResult\":{\"AccessToken\":\"" + token
                        + "\",\"IdToken\":\"x\",\"RefreshToken\":\"x\"}}");

        assertEquals(UNAVAILABLE, problemOf(() -> userPool.refresh("token")));
    }

    @Test
    void aChallengeWithNulls_isReadWithoutThem() {
        stub.answers(
                200, "{\"ChallengeName\":\"NEW\",\"Session\":null,\"ChallengeParameters\":{\"a\":null,\"b\":\"c\"}}");

        ChallengeRequired challenge = assertInstanceOf(ChallengeRequired.class, userPool.signIn("ada", PASSWORD));

        assertEquals(new ChallengeRequired("NEW", null, Map.of("b", "c")), challenge);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"UserSub\":\"s\"}",
                "{\"UserSub\":\"s\",\"CodeDeliveryDetails\":null}",
                "{\"UserSub\":\"s\",\"CodeDeliveryDetails\":{}}",
                "{\"UserSub\":\"s\",\"CodeDeliveryDetails\":{\"DeliveryMedium\":\"EMAIL\"}}",
                "{\"UserSub\":\"s\",\"CodeDeliveryDetails\":{\"Destination\":\"a***\"}}"
            })
    void aSignUpThatTellsOfNoDelivery_isReadWithoutIt(String body) {
        stub.answers(200, body);

        SignedUp signedUp = userPool.signUp("ada", PASSWORD, Map.of());

        assertEquals("s", signedUp.userSub());
        assertFalse(signedUp.confirmed());
        assertNull(signedUp.codeDelivery());
    }

    @Test
    void anAttributeWithoutAValue_isEmptyAndOfTwoTheLastOneCounts() {
        stub.answers(
                200,
                "{\"UserAttributes\":[{\"Name\":\"a\"},{\"Name\":\"b\",\"Value\":null},"
                        + "{\"Name\":\"c\",\"Value\":\"1\"},{\"Name\":\"c\",\"Value\":\"2\"}]}");

        assertEquals(Map.of("a", "", "b", "", "c", "2"), userPool.attributes("token"));
    }

    private static String authenticationResult(String payload) {
        String token =
                "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(payload.getBytes(UTF_8)) + ".c2ln";
        return "{\"AuthenticationResult\":{\"AccessToken\":\"" + token
                + "\",\"IdToken\":\"id\",\"RefreshToken\":\"refresh\"}}";
    }
}
