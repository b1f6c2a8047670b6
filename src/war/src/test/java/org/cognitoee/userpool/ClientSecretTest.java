package org.cognitoee.userpool;

import static org.cognitoee.userpool.Pools.CLIENT_ID;
import static org.cognitoee.userpool.Pools.PASSWORD;
import static org.cognitoee.userpool.Pools.problemOf;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.List;
import java.util.Map;
import org.cognitoee.problem.Problem;
import org.cognitoee.problem.Reason;
import org.cognitoee.testkit.AppClient;
import org.cognitoee.testkit.LocalUserPool;
import org.cognitoee.testkit.User;
import org.cognitoee.userpool.SignIn.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientSecretTest {

    private final LocalUserPool local = LocalUserPool.builder()
            .client(AppClient.of(CLIENT_ID).withSecrets("rightsecret"))
            .start();

    @AfterEach
    void close() {
        local.close();
    }

    @ParameterizedTest
    @CsvSource({"rightsecret, 1", "'rightsecret,wrongsecret', 1", "'wrongsecret,rightsecret', 2"})
    void everyCall_whereOneOfTheSecretsIsRight_succeeds(String secrets, int requestsPerCall) {
        try (UserPool userPool = userPool(secrets)) {
            userPool.signUp("ada", PASSWORD, Map.of());
            userPool.resendConfirmationCode("ada");
            userPool.confirmSignUp("ada", local.confirmationCode("ada"));
            Tokens tokens = assertInstanceOf(Tokens.class, userPool.signIn("ada", PASSWORD));
            userPool.refresh(tokens.refreshToken());
            userPool.revoke(tokens.refreshToken());

            for (String operation : List.of(
                    "SignUp",
                    "ResendConfirmationCode",
                    "ConfirmSignUp",
                    "InitiateAuth",
                    "GetTokensFromRefreshToken",
                    "RevokeToken")) {
                assertEquals(requestsPerCall, local.requests(operation), operation);
            }
            assertEquals(
                    Reason.REFRESH_TOKEN_INVALID,
                    problemOf(() -> userPool.refresh(tokens.refreshToken())).reason());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrongsecret", "wrongsecret,wrongtoo"})
    void everyCall_whereNoSecretIsRight_isTheApplicationsFault(String secrets) {
        local.createUser(User.named("ada"), PASSWORD);
        String refreshToken = signedIn().refreshToken();

        try (UserPool userPool = userPool(secrets);
                LogRecords log = new LogRecords()) {
            List<Executable> calls = List.of(
                    () -> userPool.signUp("bob", PASSWORD, Map.of()),
                    () -> userPool.confirmSignUp("ada", "123456"),
                    () -> userPool.resendConfirmationCode("ada"),
                    () -> userPool.signIn("ada", PASSWORD),
                    () -> userPool.refresh(refreshToken),
                    () -> userPool.revoke(refreshToken));
            for (Executable call : calls) {
                Problem problem = problemOf(call);
                assertEquals(Reason.POOL_MISCONFIGURED, problem.reason());
                assertNotNull(problem.retryAfter());
            }
            assertEquals(
                    calls.size(),
                    log.texts().stream()
                            .filter(text -> text.contains("SEVERE") && text.contains("cognito.client-secret"))
                            .count(),
                    () -> "the operator is told: " + log.texts());
        }
        assertDoesNotThrow(() -> {
            try (UserPool right = userPool("rightsecret")) {
                right.refresh(refreshToken);
            }
        });
    }

    @Test
    void aWrongPassword_isNotTriedWithTheOtherSecret() {
        local.createUser(User.named("ada"), PASSWORD);

        try (UserPool userPool = userPool("rightsecret,othersecret")) {
            assertEquals(
                    Reason.INVALID_CREDENTIALS,
                    problemOf(() -> userPool.signIn("ada", "wrong")).reason());
        }
        assertEquals(1, local.requests("InitiateAuth"));
    }

    @Test
    void aClientThatThePoolDoesNotHave_isTheApplicationsFault() {
        try (LocalUserPool other = LocalUserPool.builder().start();
                UserPool userPool = Pools.at(other.endpoint())) {
            assertEquals(
                    Reason.POOL_MISCONFIGURED,
                    problemOf(() -> userPool.signIn("ada", PASSWORD)).reason());
        }
    }

    private Tokens signedIn() {
        try (UserPool userPool = userPool("rightsecret")) {
            return assertInstanceOf(Tokens.class, userPool.signIn("ada", PASSWORD));
        }
    }

    private UserPool userPool(String secrets) {
        return new UserPool(Pools.settings(local.endpoint(), secrets));
    }
}
