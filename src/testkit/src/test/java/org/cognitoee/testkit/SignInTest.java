package org.cognitoee.testkit;

import static org.cognitoee.testkit.Fixture.CLIENT;
import static org.cognitoee.testkit.Fixture.PASSWORD;
import static org.cognitoee.testkit.Fixture.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;

class SignInTest {

    private final Fixture fixture = new Fixture();
    private final LocalUserPool pool = fixture.pool;

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void signIn_withTheRightPassword_givesThreeTokens() {
        fixture.ada();

        InitiateAuthResponse answer = fixture.initiateAuth(CLIENT, "ada", PASSWORD);
        AuthenticationResultType tokens = answer.authenticationResult();

        assertNotNull(tokens.accessToken());
        assertNotNull(tokens.idToken());
        assertNotNull(tokens.refreshToken());
        assertEquals("Bearer", tokens.tokenType());
        assertEquals(3600, tokens.expiresIn());
        assertNull(answer.challengeName());
    }

    @ParameterizedTest
    @ValueSource(strings = {"client", "legacy"})
    void signIn_withAWrongPassword_isRefused(String client) {
        fixture.ada();

        assertRefused(
                "NotAuthorizedException",
                "Incorrect username or password.",
                () -> fixture.initiateAuth(client, "ada", "Wrong-passw0rd"));
    }

    @ParameterizedTest
    @CsvSource({
        "client, NotAuthorizedException, Incorrect username or password.",
        "legacy, UserNotFoundException, User does not exist.",
    })
    void signIn_ofAnUnknownUser_isRefusedAsTheClientSays(String client, String exception, String message) {
        assertRefused(exception, message, () -> fixture.initiateAuth(client, "nobody", PASSWORD));
    }

    @ParameterizedTest
    @CsvSource({
        "UNCONFIRMED, UserNotConfirmedException, User is not confirmed.",
        "RESET_REQUIRED, PasswordResetRequiredException, Password reset required for the user",
    })
    void signIn_inAStatusThatForbidsIt_isRefused(UserStatus status, String exception, String message) {
        pool.createUser(User.named("ada").withStatus(status), PASSWORD);

        assertRefused(exception, message, () -> fixture.initiateAuth(CLIENT, "ada", PASSWORD));
    }

    @Test
    void signIn_ofAnUnconfirmedUserWithAWrongPassword_doesNotTellTheStatus() {
        pool.createUser(User.named("ada").withStatus(UserStatus.UNCONFIRMED), PASSWORD);

        assertRefused(
                "NotAuthorizedException",
                "Incorrect username or password.",
                () -> fixture.initiateAuth(CLIENT, "ada", "Wrong-passw0rd"));
    }

    @Test
    void signIn_ofADisabledUser_isRefusedUntilEnabled() {
        fixture.ada();
        pool.updateUser("ada", user -> user.withEnabled(false));

        assertRefused(
                "NotAuthorizedException", "User is disabled.", () -> fixture.initiateAuth(CLIENT, "ada", PASSWORD));

        pool.updateUser("ada", user -> user.withEnabled(true));
        assertNotNull(fixture.signIn(CLIENT, "ada").accessToken());
    }

    @Test
    void signIn_ofAnAdminCreatedUser_isChallengedForANewPassword() {
        pool.createUser(
                User.named("ada")
                        .withStatus(UserStatus.FORCE_CHANGE_PASSWORD)
                        .withAttribute("email", "ada@example.org"),
                PASSWORD);

        InitiateAuthResponse answer = fixture.initiateAuth(CLIENT, "ada", PASSWORD);

        assertEquals(ChallengeNameType.NEW_PASSWORD_REQUIRED, answer.challengeName());
        assertTrue(answer.session().length() >= 20);
        assertNull(answer.authenticationResult());
        assertEquals(
                Map.of(
                        "USER_ID_FOR_SRP", "ada",
                        "requiredAttributes", "[]",
                        "userAttributes", "{\"email\":\"ada@example.org\"}"),
                answer.challengeParameters());
    }

    @Test
    void signIn_afterChallengeNextSignIn_isChallengedOnceAndOnlyWithTheRightPassword() {
        fixture.ada();
        pool.challengeNextSignIn("ada", new Challenge("SOFTWARE_TOKEN_MFA", Map.of("FRIENDLY_DEVICE_NAME", "phone")));

        assertRefused(
                "NotAuthorizedException",
                "Incorrect username or password.",
                () -> fixture.initiateAuth(CLIENT, "ada", "Wrong-passw0rd"));
        InitiateAuthResponse challenged = fixture.initiateAuth(CLIENT, "ada", PASSWORD);
        InitiateAuthResponse next = fixture.initiateAuth(CLIENT, "ada", PASSWORD);

        assertEquals(ChallengeNameType.SOFTWARE_TOKEN_MFA, challenged.challengeName());
        assertEquals(Map.of("FRIENDLY_DEVICE_NAME", "phone"), challenged.challengeParameters());
        assertNotNull(next.authenticationResult());
    }

    @ParameterizedTest
    @CsvSource({
        "USER_PASSWORD_AUTH, USER_PASSWORD_AUTH flow not enabled for this client",
        "USER_SRP_AUTH, USER_SRP_AUTH is not enabled for the client.",
        "USER_AUTH, USER_AUTH is not enabled for the client.",
        "CUSTOM_AUTH, CUSTOM_AUTH is not enabled for the client.",
        "REFRESH_TOKEN_AUTH, Refresh Token flow not enabled for this client",
        "REFRESH_TOKEN, Refresh Token flow not enabled for this client",
        "ADMIN_USER_PASSWORD_AUTH, Initiate Auth method not supported.",
    })
    void signIn_byAFlowThatTheClientDoesNotAllow_isRefused(AuthFlowType flow, String message) {
        pool.updateClient(CLIENT, AppClient::withAuthFlows);

        assertRefused("InvalidParameterException", message, () -> fixture.initiateAuth(CLIENT, flow, Map.of()));
    }

    @Test
    void signIn_byAnAllowedFlowThatThePoolDoesNotSpeak_isRefused() {
        pool.updateClient(CLIENT, client -> client.withAuthFlows(AuthFlow.USER_SRP_AUTH));

        assertRefused(
                "InvalidParameterException",
                "Initiate Auth method not supported.",
                () -> fixture.initiateAuth(CLIENT, AuthFlowType.USER_SRP_AUTH, Map.of("USERNAME", "ada")));
    }

    @Test
    void signIn_byAnUnknownFlow_isRefused() {
        assertRefused(
                "InvalidParameterException",
                "1 validation error detected: Value 'MAGIC' at 'authFlow' failed to satisfy constraint: "
                        + "Member must satisfy enum value set: [USER_SRP_AUTH, REFRESH_TOKEN_AUTH, REFRESH_TOKEN, "
                        + "CUSTOM_AUTH, ADMIN_NO_SRP_AUTH, USER_PASSWORD_AUTH, ADMIN_USER_PASSWORD_AUTH, USER_AUTH]",
                () -> fixture.aws.initiateAuth(
                        request -> request.clientId(CLIENT).authFlow("MAGIC")));
    }

    @ParameterizedTest
    @CsvSource({"PASSWORD, USERNAME", "USERNAME, PASSWORD"})
    void signIn_withoutAParameter_isRefused(String given, String missing) {
        assertRefused(
                "InvalidParameterException",
                "Missing required parameter " + missing,
                () -> fixture.initiateAuth(CLIENT, AuthFlowType.USER_PASSWORD_AUTH, Map.of(given, "x")));
    }
}
