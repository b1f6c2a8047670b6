package org.cognitoee.testkit;

import static org.cognitoee.testkit.Fixture.CLIENT;
import static org.cognitoee.testkit.Fixture.FIRST_SECRET;
import static org.cognitoee.testkit.Fixture.LEGACY;
import static org.cognitoee.testkit.Fixture.PASSWORD;
import static org.cognitoee.testkit.Fixture.ROTATING;
import static org.cognitoee.testkit.Fixture.ROTATING_STRICTLY;
import static org.cognitoee.testkit.Fixture.SECOND_SECRET;
import static org.cognitoee.testkit.Fixture.WITH_SECRETS;
import static org.cognitoee.testkit.Fixture.assertRefused;
import static org.cognitoee.testkit.Fixture.secretHash;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;

/** What becomes of a refresh token: used, rotated, reused, revoked, expired. */
class RefreshTest {

    private final Fixture fixture = new Fixture();

    /** The two ways to use a refresh token. */
    enum Way {
        BY_FLOW {
            @Override
            AuthenticationResultType refresh(Fixture fixture, String client, String token) {
                return fixture.initiateAuth(client, AuthFlowType.REFRESH_TOKEN_AUTH, Map.of("REFRESH_TOKEN", token))
                        .authenticationResult();
            }
        },
        BY_OPERATION {
            @Override
            AuthenticationResultType refresh(Fixture fixture, String client, String token) {
                return refreshWithSecret(fixture, client, token, null);
            }
        };

        abstract AuthenticationResultType refresh(Fixture fixture, String client, String token);
    }

    @BeforeEach
    void ada() {
        fixture.ada();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @EnumSource
    void refresh_withoutRotation_givesNewTokensOfTheSameSignInAndNoNewRefreshToken(Way way) throws Exception {
        AuthenticationResultType before = fixture.signIn(CLIENT, "ada");
        fixture.clock.pass(Duration.ofMinutes(10));

        AuthenticationResultType after = way.refresh(fixture, CLIENT, before.refreshToken());

        assertNull(after.refreshToken());
        Claims old = Claims.of(before.accessToken());
        for (Claims claims : List.of(Claims.of(after.accessToken()), Claims.of(after.idToken()))) {
            assertEquals(old.text("origin_jti"), claims.text("origin_jti"));
            assertEquals(old.text("event_id"), claims.text("event_id"));
            assertEquals(old.number("auth_time"), claims.number("auth_time"));
            assertEquals(old.number("iat") + 600, claims.number("iat"));
            assertNotEquals(old.text("jti"), claims.text("jti"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void refresh_withATokenOfNobody_isRefused(Way way) {
        assertRefused("NotAuthorizedException", "Invalid Refresh Token", () -> way.refresh(fixture, CLIENT, "x"));
    }

    @ParameterizedTest
    @EnumSource
    void refresh_withATokenOfAnotherClient_isRefused(Way way) {
        String token = fixture.signIn(CLIENT, "ada").refreshToken();

        assertRefused("NotAuthorizedException", "Invalid Refresh Token", () -> way.refresh(fixture, LEGACY, token));
    }

    @ParameterizedTest
    @EnumSource
    void refresh_after30Days_isRefused(Way way) {
        String token = fixture.signIn(CLIENT, "ada").refreshToken();
        fixture.clock.pass(Duration.ofDays(30));

        assertRefused("NotAuthorizedException", "Refresh Token has expired", () -> way.refresh(fixture, CLIENT, token));
    }

    @ParameterizedTest
    @EnumSource
    void refresh_afterRevocation_isRefused(Way way) {
        String token = fixture.signIn(CLIENT, "ada").refreshToken();
        fixture.aws.revokeToken(request -> request.clientId(CLIENT).token(token));

        assertRefused(
                "NotAuthorizedException", "Refresh Token has been revoked", () -> way.refresh(fixture, CLIENT, token));
    }

    @ParameterizedTest
    @EnumSource
    void refresh_ofADisabledUser_isRefused(Way way) {
        String token = fixture.signIn(CLIENT, "ada").refreshToken();
        fixture.pool.updateUser("ada", user -> user.withEnabled(false));

        assertRefused("NotAuthorizedException", "User is disabled.", () -> way.refresh(fixture, CLIENT, token));
    }

    @ParameterizedTest
    @EnumSource
    void refresh_afterTheGroupsChanged_carriesTheNewOnes(Way way) throws Exception {
        String token = fixture.signIn(CLIENT, "ada").refreshToken();
        fixture.pool.updateUser("ada", user -> user.withGroups("staff", "admin"));

        Claims claims = Claims.of(way.refresh(fixture, CLIENT, token).accessToken());

        assertEquals(List.of("staff", "admin"), claims.list("cognito:groups"));
    }

    @Test
    void refreshByFlow_whereRefreshTokensRotate_isRefused() {
        String token = fixture.signIn(ROTATING, "ada").refreshToken();

        assertRefused(
                "InvalidParameterException",
                "Refresh Token flow not enabled for this client",
                () -> Way.BY_FLOW.refresh(fixture, ROTATING, token));
    }

    @Test
    void refreshByFlow_withoutAToken_isRefused() {
        assertRefused(
                "InvalidParameterException",
                "Missing required parameter REFRESH_TOKEN",
                () -> fixture.initiateAuth(CLIENT, AuthFlowType.REFRESH_TOKEN_AUTH, Map.of()));
    }

    @Test
    void refreshByFlow_ofAClientWithSecrets_wantsTheHashOfTheUsername() throws Exception {
        String token = signInWithSecret();
        String hash = secretHash(SECOND_SECRET, "ada", WITH_SECRETS);
        String wrong = secretHash(SECOND_SECRET, "ada@example.org", WITH_SECRETS);

        assertNotNull(refreshByFlow(token, hash).accessToken());
        assertRefused(
                "NotAuthorizedException",
                "Unable to verify secret hash for client withsecrets",
                () -> refreshByFlow(token, wrong));
        assertRefused(
                "NotAuthorizedException",
                "Client withsecrets is configured with secret but SECRET_HASH was not received",
                () -> Way.BY_FLOW.refresh(fixture, WITH_SECRETS, token));
    }

    @ParameterizedTest
    @ValueSource(strings = {FIRST_SECRET, SECOND_SECRET})
    void refreshByOperation_withEitherSecretAsItIs_givesTokens(String secret) throws Exception {
        String token = signInWithSecret();

        assertNotNull(refreshWithSecret(fixture, WITH_SECRETS, token, secret).accessToken());
    }

    @Test
    void refreshByOperation_withoutTheSecret_isRefused() throws Exception {
        String token = signInWithSecret();

        for (String secret : List.of("", "wrongsecret")) {
            assertRefused(
                    "NotAuthorizedException",
                    "Unable to verify secret hash for client withsecrets",
                    () -> refreshWithSecret(fixture, WITH_SECRETS, token, secret.isEmpty() ? null : secret));
        }
    }

    @Test
    void rotation_givesAnotherRefreshTokenThatServes() throws Exception {
        AuthenticationResultType first = fixture.signIn(ROTATING_STRICTLY, "ada");
        AuthenticationResultType second = rotate(ROTATING_STRICTLY, first.refreshToken());
        AuthenticationResultType third = rotate(ROTATING_STRICTLY, second.refreshToken());

        assertNotEquals(first.refreshToken(), second.refreshToken());
        assertEquals(
                Claims.of(first.accessToken()).text("origin_jti"),
                Claims.of(third.accessToken()).text("origin_jti"));
    }

    @Test
    void reuse_withoutGrace_isRefused() {
        String spent = fixture.signIn(ROTATING_STRICTLY, "ada").refreshToken();
        rotate(ROTATING_STRICTLY, spent);

        assertRefused(
                "RefreshTokenReuseException", "Refresh token reuse detected", () -> rotate(ROTATING_STRICTLY, spent));
    }

    @Test
    void reuse_withinTheGrace_givesTokensAndDoesNotProlongIt() {
        String spent = fixture.signIn(ROTATING, "ada").refreshToken();
        rotate(ROTATING, spent);

        fixture.clock.pass(Duration.ofSeconds(29));
        assertNotNull(rotate(ROTATING, spent).refreshToken());

        fixture.clock.pass(Duration.ofSeconds(1));
        assertRefused("RefreshTokenReuseException", "Refresh token reuse detected", () -> rotate(ROTATING, spent));
    }

    @Test
    void rotation_doesNotProlongTheSignIn() {
        String first = fixture.signIn(ROTATING, "ada").refreshToken();
        fixture.clock.pass(Duration.ofDays(20));
        String second = rotate(ROTATING, first).refreshToken();
        fixture.clock.pass(Duration.ofDays(10));

        assertRefused("NotAuthorizedException", "Refresh Token has expired", () -> rotate(ROTATING, second));
    }

    private AuthenticationResultType rotate(String client, String token) {
        return Way.BY_OPERATION.refresh(fixture, client, token);
    }

    private String signInWithSecret() throws Exception {
        Map<String, String> parameters = Map.of(
                "USERNAME", "ada", "PASSWORD", PASSWORD, "SECRET_HASH", secretHash(FIRST_SECRET, "ada", WITH_SECRETS));
        return fixture.initiateAuth(WITH_SECRETS, AuthFlowType.USER_PASSWORD_AUTH, parameters)
                .authenticationResult()
                .refreshToken();
    }

    private AuthenticationResultType refreshByFlow(String token, String hash) {
        return fixture.initiateAuth(
                        WITH_SECRETS,
                        AuthFlowType.REFRESH_TOKEN_AUTH,
                        Map.of("REFRESH_TOKEN", token, "SECRET_HASH", hash))
                .authenticationResult();
    }

    private static AuthenticationResultType refreshWithSecret(
            Fixture fixture, String client, String token, @Nullable String secret) {
        return fixture.aws
                .getTokensFromRefreshToken(
                        request -> request.clientId(client).refreshToken(token).clientSecret(secret))
                .authenticationResult();
    }
}
