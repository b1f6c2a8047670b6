package org.cognitoee.userpool;

import static org.cognitoee.userpool.Pools.CLIENT_ID;
import static org.cognitoee.userpool.Pools.PASSWORD;
import static org.cognitoee.userpool.Pools.problemOf;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cognitoee.problem.Problem;
import org.cognitoee.problem.Problem.InvalidMember;
import org.cognitoee.problem.Reason;
import org.cognitoee.settings.Settings;
import org.cognitoee.settings.SettingsSources;
import org.cognitoee.testkit.AppClient;
import org.cognitoee.testkit.AuthFlow;
import org.cognitoee.testkit.Challenge;
import org.cognitoee.testkit.LocalUserPool;
import org.cognitoee.testkit.User;
import org.cognitoee.testkit.UserStatus;
import org.cognitoee.userpool.SignIn.ChallengeRequired;
import org.cognitoee.userpool.SignIn.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserPoolTest {

    private volatile Instant now = Instant.parse("2026-11-23T10:00:00Z");
    private final LocalUserPool local = LocalUserPool.builder()
            .clock(() -> now)
            .client(AppClient.of(CLIENT_ID))
            .start();
    private final UserPool userPool = Pools.at(local.endpoint());

    @AfterEach
    void close() {
        userPool.close();
        local.close();
    }

    @Test
    void aUserWhoSignsUpAndConfirms_canSignIn() {
        SignedUp signedUp = userPool.signUp("ada", PASSWORD, Map.of("email", "ada@example.org"));
        userPool.confirmSignUp("ada", local.confirmationCode("ada"));
        Tokens tokens = signIn();

        assertEquals(local.user("ada").orElseThrow().sub(), signedUp.userSub());
        assertFalse(signedUp.confirmed());
        assertEquals(new CodeDelivery("EMAIL", "a***@e***"), signedUp.codeDelivery());
        assertEquals("Bearer", tokens.tokenType());
        assertEquals(Duration.ofHours(1), tokens.expiresIn());
        assertNotEquals(tokens.accessToken(), tokens.idToken());
        assertEquals(
                "ada@example.org", userPool.attributes(tokens.accessToken()).get("email"));
    }

    @Test
    void signUp_ofAUserWithNoAddress_tellsOfNoCode() {
        assertNull(userPool.signUp("ada", PASSWORD, Map.of()).codeDelivery());
    }

    @ParameterizedTest
    @CsvSource({
        "ada, Ada-passw0rd, nickname, USERNAME_EXISTS, #/username",
        "bob, weak, nickname, PASSWORD_REFUSED, #/password",
        "bob, Ada-passw0rd, custom, INPUT_INVALID, #/attributes",
        "bob, Ada-passw0rd, preferred_usernames, INPUT_INVALID, #/attributes",
        "bob, Ada-passw0rd, SECRET_HASH, INPUT_INVALID, #/attributes",
        "bob, Ada-passw0rd, email, INPUT_INVALID, #/attributes",
        "bob, Ada-passw0rd, email_verified, INPUT_INVALID, #/attributes",
    })
    void signUp_thatThePoolRefuses_namesTheMember(
            String username, String password, String attribute, Reason reason, String pointer) {
        local.createUser(User.named("ada"), PASSWORD);

        Problem problem = problemOf(() -> userPool.signUp(username, password, Map.of(attribute, "x")));

        assertEquals(reason, problem.reason());
        assertEquals(
                List.of(pointer),
                problem.errors().stream().map(InvalidMember::pointer).toList());
    }

    @Test
    void confirmation_withAWrongCode_isRefusedAndNamesTheCode() {
        userPool.signUp("ada", PASSWORD, Map.of());

        Problem problem = problemOf(() -> userPool.confirmSignUp("ada", "x"));

        assertEquals(Reason.CODE_INVALID, problem.reason());
        assertEquals("#/code", problem.errors().get(0).pointer());
        assertEquals(UserStatus.UNCONFIRMED, local.user("ada").orElseThrow().status());
    }

    @Test
    void resentCode_confirmsTheUser() {
        userPool.signUp("ada", PASSWORD, Map.of());
        userPool.resendConfirmationCode("ada");
        userPool.confirmSignUp("ada", local.confirmationCode("ada"));

        assertEquals(2, local.requests("SignUp") + local.requests("ResendConfirmationCode"));
        assertEquals(UserStatus.CONFIRMED, local.user("ada").orElseThrow().status());
    }

    @Test
    void signIn_ofAnUnconfirmedUser_saysSo() {
        userPool.signUp("ada", PASSWORD, Map.of());

        assertEquals(Reason.USER_NOT_CONFIRMED, problemOf(this::signIn).reason());
    }

    @Test
    void signIn_ofAUserWhoMustChangeThePassword_isAChallenge() {
        local.createUser(User.named("ada").withStatus(UserStatus.FORCE_CHANGE_PASSWORD), PASSWORD);

        ChallengeRequired challenge = assertInstanceOf(ChallengeRequired.class, userPool.signIn("ada", PASSWORD));

        assertEquals("NEW_PASSWORD_REQUIRED", challenge.name());
        assertNotNull(challenge.session());
        assertEquals("ada", challenge.parameters().get("USER_ID_FOR_SRP"));
        assertFalse(challenge.toString().contains(challenge.session()));
    }

    @Test
    void signIn_withAnyOtherChallenge_isThatChallenge() {
        local.createUser(User.named("ada"), PASSWORD);
        local.challengeNextSignIn("ada", new Challenge("EMAIL_OTP", Map.of("CODE_DELIVERY_DESTINATION", "a***@e***")));

        ChallengeRequired challenge = assertInstanceOf(ChallengeRequired.class, userPool.signIn("ada", PASSWORD));

        assertEquals("EMAIL_OTP", challenge.name());
        assertEquals(Map.of("CODE_DELIVERY_DESTINATION", "a***@e***"), challenge.parameters());
    }

    @Test
    void refresh_withoutRotation_answersTheRefreshTokenThatWasSent() {
        Tokens signedIn = ada();
        now = now.plusSeconds(60);

        Tokens refreshed = userPool.refresh(signedIn.refreshToken());

        assertEquals(signedIn.refreshToken(), refreshed.refreshToken());
        assertNotEquals(signedIn.accessToken(), refreshed.accessToken());
    }

    @Test
    void refresh_withRotation_answersANewRefreshTokenAndSpendsTheOne() {
        local.updateClient(CLIENT_ID, client -> client.withRefreshTokenRotation(Duration.ofSeconds(30)));
        String first = ada().refreshToken();

        String second = userPool.refresh(first).refreshToken();
        assertNotEquals(first, second);
        assertDoesNotThrow(() -> userPool.refresh(first), "within the grace period");

        now = now.plusSeconds(31);
        assertEquals(
                Reason.REFRESH_TOKEN_INVALID,
                problemOf(() -> userPool.refresh(first)).reason());
        assertDoesNotThrow(() -> userPool.refresh(second));
    }

    @Test
    void refresh_withAnUnknownToken_isRefused() {
        assertEquals(
                Problem.of(Reason.REFRESH_TOKEN_INVALID), problemOf(() -> userPool.refresh("unknown.to.the.pool.x")));
    }

    @Test
    void revokedTwice_isNoFaultAndEndsTheSignIn() {
        Tokens tokens = ada();

        userPool.revoke(tokens.refreshToken());
        userPool.revoke(tokens.refreshToken());

        assertEquals(
                Reason.REFRESH_TOKEN_INVALID,
                problemOf(() -> userPool.refresh(tokens.refreshToken())).reason());
    }

    @Test
    void revoke_ofATokenThatIsNoRefreshToken_namesTheMember() {
        Problem problem = problemOf(() -> userPool.revoke(ada().accessToken()));

        assertEquals(Reason.INPUT_INVALID, problem.reason());
        assertEquals("#/refresh_token", problem.errors().get(0).pointer());
    }

    @Test
    void signOutEverywhere_endsEverySignInOfTheUser() {
        Tokens one = ada();
        Tokens other = signIn();

        userPool.signOutEverywhere(one.accessToken());

        for (Tokens tokens : List.of(one, other)) {
            assertEquals(Problem.of(Reason.TOKEN_REVOKED), problemOf(() -> userPool.attributes(tokens.accessToken())));
            assertEquals(
                    Reason.REFRESH_TOKEN_INVALID,
                    problemOf(() -> userPool.refresh(tokens.refreshToken())).reason());
        }
        assertEquals(
                Reason.TOKEN_REVOKED,
                problemOf(() -> userPool.signOutEverywhere(one.accessToken())).reason());
    }

    @Test
    void attributes_areThoseThatThePoolHasNow() {
        Tokens tokens = ada();
        local.updateUser("ada", user -> user.withAttribute("nickname", "Countess"));

        assertEquals(
                Map.of("sub", local.user("ada").orElseThrow().sub(), "nickname", "Countess"),
                userPool.attributes(tokens.accessToken()));
    }

    @Test
    void attributes_withATokenThatDoesNotAllowIt_areRefused() {
        local.createUser(User.named("ada"), PASSWORD);
        String token = local.token().user("ada").claim("scope", "openid").compact();

        assertEquals(Problem.of(Reason.INSUFFICIENT_SCOPE), problemOf(() -> userPool.attributes(token)));
    }

    @Test
    void signIn_whereTheAppClientDoesNotAllowPasswords_isNotTheCallersFault() {
        ada();
        local.updateClient(CLIENT_ID, client -> client.withAuthFlows(AuthFlow.USER_SRP_AUTH));

        try (LogRecords log = new LogRecords()) {
            Problem problem = problemOf(this::signIn);

            assertEquals(Reason.SIGN_IN_FLOW_NOT_ENABLED, problem.reason());
            assertEquals(503, problem.reason().status());
            assertNotNull(problem.retryAfter());
            assertTrue(
                    log.texts().stream().anyMatch(text -> text.contains("ALLOW_USER_PASSWORD_AUTH")),
                    () -> "the operator is told: " + log.texts());
        }
    }

    @Test
    void everyCall_whileThePoolIsStopped_isUnavailableAndComesBackWithIt() {
        Tokens tokens = ada();
        local.stop();

        Problem problem = problemOf(this::signIn);
        assertEquals(Reason.POOL_UNAVAILABLE, problem.reason());
        assertEquals("5", problem.headers().get("Retry-After"));
        assertEquals(problem, problemOf(() -> userPool.refresh(tokens.refreshToken())));
        assertEquals(problem, problemOf(() -> userPool.revoke(tokens.refreshToken())));
        assertEquals(problem, problemOf(() -> userPool.attributes(tokens.accessToken())));
        assertEquals(problem, problemOf(() -> userPool.resendConfirmationCode("ada")));

        local.start();
        assertDoesNotThrow(this::signIn);
    }

    @Test
    void aPoolOfAwsItself_needsNoEndpoint() {
        Map<String, String> required = Map.of("cognito.user-pool-id", "eu-west-1_Example", "cognito.client-id", "a");
        Settings settings = Settings.read(new SettingsSources("", key -> null, key -> null, key -> required.get(key)));

        assertNull(settings.endpoint());
        assertDoesNotThrow(() -> new UserPool(settings).close());
    }

    private Tokens ada() {
        local.createUser(User.named("ada"), PASSWORD);
        return signIn();
    }

    private Tokens signIn() {
        return assertInstanceOf(Tokens.class, userPool.signIn("ada", PASSWORD));
    }
}
