package org.cognitoee.testkit;

import static org.cognitoee.testkit.Fixture.FIRST_SECRET;
import static org.cognitoee.testkit.Fixture.PASSWORD;
import static org.cognitoee.testkit.Fixture.SECOND_SECRET;
import static org.cognitoee.testkit.Fixture.WITH_SECRETS;
import static org.cognitoee.testkit.Fixture.assertRefused;
import static org.cognitoee.testkit.Fixture.secretHash;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;

/** What every operation asks of the app client that a request names. */
class AppClientChecksTest {

    private static final String HASH_MISSING =
            "Client withsecrets is configured with secret but SECRET_HASH was not received";
    private static final String HASH_WRONG = "Unable to verify secret hash for client withsecrets";

    private final Fixture fixture = new Fixture();

    /** One request of an operation, by client and secret hash. */
    interface Call {
        void send(CognitoIdentityProviderClient aws, String clientId, @Nullable String secretHash);
    }

    static Stream<Arguments> operationsWithSecretHash() {
        return Stream.of(
                call(
                        "SignUp",
                        (aws, client, hash) -> aws.signUp(request -> request.clientId(client)
                                .username("ada")
                                .password(PASSWORD)
                                .secretHash(hash))),
                call(
                        "ConfirmSignUp",
                        (aws, client, hash) -> aws.confirmSignUp(request -> request.clientId(client)
                                .username("ada")
                                .confirmationCode("000000")
                                .secretHash(hash))),
                call(
                        "ResendConfirmationCode",
                        (aws, client, hash) -> aws.resendConfirmationCode(request ->
                                request.clientId(client).username("ada").secretHash(hash))),
                call(
                        "InitiateAuth",
                        (aws, client, hash) -> aws.initiateAuth(request -> request.clientId(client)
                                .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                                .authParameters(
                                        hash == null
                                                ? Map.of("USERNAME", "ada", "PASSWORD", PASSWORD)
                                                : Map.of(
                                                        "USERNAME",
                                                        "ada",
                                                        "PASSWORD",
                                                        PASSWORD,
                                                        "SECRET_HASH",
                                                        hash)))));
    }

    static Stream<Arguments> operationsWithClient() {
        return Stream.concat(
                operationsWithSecretHash(),
                Stream.of(
                        call(
                                "GetTokensFromRefreshToken",
                                (aws, client, hash) -> aws.getTokensFromRefreshToken(
                                        request -> request.clientId(client).refreshToken("x"))),
                        call(
                                "RevokeToken",
                                (aws, client, hash) -> aws.revokeToken(
                                        request -> request.clientId(client).token("x")))));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operationsWithClient")
    void request_ofAnUnknownClient_isRefused(String operation, Call call) {
        assertRefused(
                "ResourceNotFoundException",
                "User pool client nobodys does not exist.",
                () -> call.send(fixture.aws, "nobodys", null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operationsWithSecretHash")
    void request_withoutSecretHash_isRefused(String operation, Call call) {
        assertRefused("NotAuthorizedException", HASH_MISSING, () -> call.send(fixture.aws, WITH_SECRETS, null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operationsWithSecretHash")
    void request_withTheHashOfAnotherName_isRefused(String operation, Call call) throws Exception {
        String hash = secretHash(FIRST_SECRET, "bob", WITH_SECRETS);

        assertRefused("NotAuthorizedException", HASH_WRONG, () -> call.send(fixture.aws, WITH_SECRETS, hash));
    }

    @ParameterizedTest
    @ValueSource(strings = {FIRST_SECRET, SECOND_SECRET})
    void signIn_withEitherSecret_succeeds(String secret) throws Exception {
        fixture.ada();

        assertNotNull(signIn(secret));
    }

    @Test
    void signIn_withASecretThatWasWithdrawn_isRefused() throws Exception {
        fixture.ada();
        fixture.pool.updateClient(WITH_SECRETS, client -> client.withSecrets(SECOND_SECRET));

        assertRefused("NotAuthorizedException", HASH_WRONG, () -> signIn(FIRST_SECRET));
        assertNotNull(signIn(SECOND_SECRET));
    }

    static Stream<Executable> clientsThatCognitoRefuses() {
        AppClient client = AppClient.of("client");
        return Stream.of(
                () -> AppClient.of("local-client"),
                () -> AppClient.of("a".repeat(129)),
                () -> client.withSecrets("one", "two", "three"),
                () -> client.withSecrets("not a secret"),
                () -> client.withRefreshTokenRotation(Duration.ofSeconds(61)),
                () -> client.withRefreshTokenRotation(Duration.ofSeconds(-1)),
                () -> client.withRefreshTokenRotation(Duration.ZERO).withAuthFlows(AuthFlow.REFRESH_TOKEN_AUTH),
                () -> new AppClient.Lifetimes(Duration.ofMinutes(4), Duration.ofHours(1), Duration.ofDays(1)),
                () -> new AppClient.Lifetimes(Duration.ofHours(1), Duration.ofHours(25), Duration.ofDays(1)),
                () -> new AppClient.Lifetimes(Duration.ofHours(1), Duration.ofHours(1), Duration.ofMinutes(59)));
    }

    @ParameterizedTest
    @MethodSource("clientsThatCognitoRefuses")
    void appClient_outsideCognitosBounds_cannotBeMade(Executable making) {
        assertThrows(IllegalArgumentException.class, making);
    }

    @Test
    void appClient_asText_hidesItsSecrets() {
        String text = fixture.pool.clients().get(2).toString();

        assertFalse(text.contains(FIRST_SECRET), text);
        assertEquals(WITH_SECRETS, fixture.pool.clients().get(2).id());
    }

    @Test
    void updateClient_ofAnUnknownOne_fails() {
        assertThrows(
                NoSuchElementException.class,
                () -> fixture.pool.updateClient("nobodys", AppClient::withUserExistenceErrors));
    }

    private String signIn(String secret) throws Exception {
        Map<String, String> parameters =
                Map.of("USERNAME", "ada", "PASSWORD", PASSWORD, "SECRET_HASH", secretHash(secret, "ada", WITH_SECRETS));
        return fixture.initiateAuth(WITH_SECRETS, AuthFlowType.USER_PASSWORD_AUTH, parameters)
                .authenticationResult()
                .accessToken();
    }

    private static Arguments call(String operation, Call call) {
        return Arguments.of(operation, call);
    }
}
