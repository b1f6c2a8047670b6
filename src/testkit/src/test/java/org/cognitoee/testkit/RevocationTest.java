package org.cognitoee.testkit;

import static org.cognitoee.testkit.Fixture.CLIENT;
import static org.cognitoee.testkit.Fixture.FIRST_SECRET;
import static org.cognitoee.testkit.Fixture.LEGACY;
import static org.cognitoee.testkit.Fixture.PASSWORD;
import static org.cognitoee.testkit.Fixture.ROTATING;
import static org.cognitoee.testkit.Fixture.WITH_SECRETS;
import static org.cognitoee.testkit.Fixture.assertRefused;
import static org.cognitoee.testkit.Fixture.secretHash;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;

/** RevokeToken: which tokens it ends, and for whom. */
class RevocationTest {

    private final Fixture fixture = new Fixture();

    @Test
    void revocation_ofASpentToken_endsTheWholeSignIn() {
        String first = fixture.signIn(ROTATING, "ada").refreshToken();
        String second = refresh(ROTATING, first, null).refreshToken();
        fixture.aws.revokeToken(request -> request.clientId(ROTATING).token(first));

        assertRefused(
                "NotAuthorizedException", "Refresh Token has been revoked", () -> refresh(ROTATING, second, null));
    }

    @Test
    void revocation_endsTheAccessTokenForCognitosApi_andNoOtherSignIn() {
        AuthenticationResultType ended = fixture.signIn(CLIENT, "ada");
        AuthenticationResultType other = fixture.signIn(CLIENT, "ada");
        fixture.aws.revokeToken(request -> request.clientId(CLIENT).token(ended.refreshToken()));

        assertRefused(
                "NotAuthorizedException",
                "Access Token has been revoked",
                () -> fixture.aws.getUser(request -> request.accessToken(ended.accessToken())));
        assertEquals(
                "ada",
                fixture.aws
                        .getUser(request -> request.accessToken(other.accessToken()))
                        .username());
    }

    @Test
    void revocation_byAnotherClientOrOfNobodysToken_changesNothing() {
        String token = fixture.signIn(CLIENT, "ada").refreshToken();

        fixture.aws.revokeToken(request -> request.clientId(LEGACY).token(token));
        fixture.aws.revokeToken(request -> request.clientId(CLIENT).token("x"));

        assertNotNull(refresh(CLIENT, token, null).accessToken());
    }

    @Test
    void revocation_ofAnAccessToken_isRefused() {
        String accessToken = fixture.signIn(CLIENT, "ada").accessToken();

        assertRefused(
                "UnsupportedTokenTypeException",
                "Unsupported token type",
                () -> fixture.aws.revokeToken(
                        request -> request.clientId(CLIENT).token(accessToken)));
    }

    @Test
    void revocation_withoutTheSecret_isRefused() throws Exception {
        String token = signInWithSecret();

        assertRefused(
                "UnauthorizedException",
                "Invalid client or secret",
                () -> fixture.aws.revokeToken(
                        request -> request.clientId(WITH_SECRETS).token(token)));
        fixture.aws.revokeToken(
                request -> request.clientId(WITH_SECRETS).token(token).clientSecret(FIRST_SECRET));
        assertRefused(
                "NotAuthorizedException",
                "Refresh Token has been revoked",
                () -> refresh(WITH_SECRETS, token, FIRST_SECRET));
    }

    @BeforeEach
    void ada() {
        fixture.ada();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private String signInWithSecret() throws Exception {
        Map<String, String> parameters = Map.of(
                "USERNAME", "ada", "PASSWORD", PASSWORD, "SECRET_HASH", secretHash(FIRST_SECRET, "ada", WITH_SECRETS));
        return fixture.initiateAuth(WITH_SECRETS, AuthFlowType.USER_PASSWORD_AUTH, parameters)
                .authenticationResult()
                .refreshToken();
    }

    private AuthenticationResultType refresh(String client, String token, @Nullable String secret) {
        return fixture.aws
                .getTokensFromRefreshToken(
                        request -> request.clientId(client).refreshToken(token).clientSecret(secret))
                .authenticationResult();
    }
}
