package org.cognitoee.userpool;

import static org.cognitoee.userpool.Pools.CLIENT_ID;
import static org.cognitoee.userpool.Pools.PASSWORD;
import static org.cognitoee.userpool.Pools.problemOf;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cognitoee.problem.Problem;
import org.cognitoee.problem.Problem.InvalidMember;
import org.cognitoee.problem.Reason;
import org.cognitoee.testkit.AppClient;
import org.cognitoee.testkit.LocalUserPool;
import org.cognitoee.testkit.User;
import org.cognitoee.userpool.SignIn.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody learns here who has an account, whether the app client prevents user existence errors or not. */
class NoAccountOracleTest {

    private final LocalUserPool local =
            LocalUserPool.builder().client(AppClient.of(CLIENT_ID)).start();
    private final UserPool userPool = Pools.at(local.endpoint());

    @AfterEach
    void close() {
        userPool.close();
        local.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void signIn_ofNobodyOfADisabledUserOrWithAWrongPassword_readsTheSame(boolean prevented) {
        users(prevented);

        assertAll(Stream.of(
                        problemOf(() -> userPool.signIn("nobody", PASSWORD)),
                        problemOf(() -> userPool.signIn("ada", "wrong")),
                        problemOf(() -> userPool.signIn("unconfirmed", "wrong")),
                        problemOf(() -> userPool.signIn("disabled", PASSWORD)),
                        problemOf(() -> userPool.signIn("disabled", "wrong")))
                .map(problem -> () -> assertEquals(Problem.of(Reason.INVALID_CREDENTIALS), problem)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void confirmation_ofNobodyOfADisabledOrAConfirmedUserOrWithAWrongCode_readsTheSame(boolean prevented) {
        users(prevented);
        Problem refusal = new Problem(
                Reason.CODE_INVALID, null, List.of(new InvalidMember("#/code", Reason.CODE_INVALID.detail())));

        assertAll(Stream.of("nobody", "ada", "unconfirmed", "disabled")
                .map(username ->
                        () -> assertEquals(refusal, problemOf(() -> userPool.confirmSignUp(username, "x")), username)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anotherCode_forNobodyOrADisabledOrAConfirmedUser_readsLikeAGoodOne(boolean prevented) {
        users(prevented);

        assertAll(Stream.of("unconfirmed", "nobody", "ada", "disabled")
                .map(username -> () -> assertDoesNotThrow(() -> userPool.resendConfirmationCode(username), username)));
        assertEquals(4, local.requests("ResendConfirmationCode"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refresh_ofAUserWhoWasDisabled_readsLikeAnUnknownToken(boolean prevented) {
        users(prevented);
        String refreshToken =
                assertInstanceOf(Tokens.class, userPool.signIn("ada", PASSWORD)).refreshToken();
        local.updateUser("ada", user -> user.withEnabled(false));

        assertEquals(problemOf(() -> userPool.refresh("unknown")), problemOf(() -> userPool.refresh(refreshToken)));
    }

    private void users(boolean prevented) {
        if (!prevented) {
            local.updateClient(CLIENT_ID, AppClient::withUserExistenceErrors);
        }
        local.createUser(User.named("ada"), PASSWORD);
        local.createUser(User.named("disabled").withEnabled(false), PASSWORD);
        userPool.signUp("unconfirmed", PASSWORD, Map.of());
    }
}
