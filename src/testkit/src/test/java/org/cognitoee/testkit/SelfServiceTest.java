package org.cognitoee.testkit;

import static org.cognitoee.testkit.Fixture.CLIENT;
import static org.cognitoee.testkit.Fixture.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.security.KeyPairGenerator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserResponse;

class SelfServiceTest {

    private final Fixture fixture = new Fixture();

    @BeforeEach
    void ada() {
        fixture.ada();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void getUser_withAnAccessToken_givesNameAndAttributes() {
        GetUserResponse answer = getUser(fixture.signIn(CLIENT, "ada").accessToken());

        assertEquals("ada", answer.username());
        assertEquals(
                List.of(
                        attribute("sub", fixture.pool.user("ada").orElseThrow().sub()),
                        attribute("email", "ada@example.org"),
                        attribute("email_verified", "true")),
                answer.userAttributes());
    }

    static Stream<Arguments> brokenTokens() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var stranger = generator.generateKeyPair();
        return Stream.of(
                row("Invalid Access Token", TokenBuilder::idToken),
                row("Invalid Access Token", token -> token.issuer("https://example.org/pool")),
                row("Invalid Access Token", token -> token.without("token_use")),
                row("Invalid Access Token", token -> token.withoutHeader("kid")),
                row("Invalid Access Token", token -> token.rawPayload("[]")),
                row("Could not verify signature for Access Token", token -> token.signedBy(stranger)),
                row("Could not verify signature for Access Token", token -> token.kid("unknown")),
                row("Could not verify signature for Access Token", token -> token.signature(input -> new byte[0])),
                row("Access Token has expired", TokenBuilder::expired),
                row("Access Token has expired", token -> token.without("exp")),
                row("Access Token does not have required scopes", token -> token.claim("scope", "openid profile")),
                row("Access Token does not have required scopes", token -> token.without("scope")));
    }

    @ParameterizedTest
    @MethodSource("brokenTokens")
    void getUser_withABrokenToken_isRefused(String message, UnaryOperator<TokenBuilder> breaking) {
        String token = breaking.apply(fixture.pool.token().user("ada")).compact();

        assertRefused("NotAuthorizedException", message, () -> getUser(token));
    }

    @Test
    void getUser_withNoToken_isRefused() {
        assertRefused("NotAuthorizedException", "Invalid Access Token", () -> getUser("x"));
        assertRefused("NotAuthorizedException", "Invalid Access Token", () -> getUser("x.y.z"));
        assertRefused(
                "InvalidParameterException",
                "1 validation error detected: Value at 'accessToken' failed to satisfy constraint: "
                        + "Member must not be null",
                () -> fixture.aws.getUser(request -> {}));
    }

    @Test
    void getUser_withATokenOfNobodyOrOfAnUnknownClient_isRefused() {
        assertRefused(
                "UserNotFoundException",
                "User does not exist.",
                () -> getUser(fixture.pool.token().user("nobody").compact()));
        assertRefused(
                "ResourceNotFoundException",
                "User pool client other does not exist.",
                () -> getUser(fixture.pool.token().user("ada").client("other").compact()));
    }

    @Test
    void getUser_ofADisabledUser_isRefused() {
        String token = fixture.signIn(CLIENT, "ada").accessToken();
        fixture.pool.updateUser("ada", user -> user.withEnabled(false));

        assertRefused("NotAuthorizedException", "User is disabled.", () -> getUser(token));
    }

    @Test
    void getUser_afterAKeyRotation_acceptsTheOldKeyUntilItIsWithdrawn() {
        String token = fixture.signIn(CLIENT, "ada").accessToken();

        fixture.pool.rotateKeys();
        assertEquals("ada", getUser(token).username());

        fixture.pool.withdrawOldKeys();
        assertRefused("NotAuthorizedException", "Could not verify signature for Access Token", () -> getUser(token));
    }

    @Test
    void globalSignOut_endsAllSignInsOfTheUserAndOfNoOther() {
        fixture.pool.createUser(User.named("bob"), Fixture.PASSWORD);
        AuthenticationResultType first = fixture.signIn(CLIENT, "ada");
        AuthenticationResultType second = fixture.signIn(CLIENT, "ada");
        AuthenticationResultType bobs = fixture.signIn(CLIENT, "bob");

        fixture.aws.globalSignOut(request -> request.accessToken(first.accessToken()));

        for (AuthenticationResultType ended : List.of(first, second)) {
            assertRefused(
                    "NotAuthorizedException", "Access Token has been revoked", () -> getUser(ended.accessToken()));
            assertRefused(
                    "NotAuthorizedException",
                    "Refresh Token has been revoked",
                    () -> fixture.aws.getTokensFromRefreshToken(
                            request -> request.clientId(CLIENT).refreshToken(ended.refreshToken())));
        }
        assertEquals("bob", getUser(bobs.accessToken()).username());
        assertNotNull(getUser(fixture.signIn(CLIENT, "ada").accessToken()));
    }

    @Test
    void globalSignOut_withAnEndedToken_isRefused() {
        String token = fixture.pool.token().user("ada").compact();
        fixture.aws.globalSignOut(request -> request.accessToken(token));

        assertRefused(
                "NotAuthorizedException",
                "Access Token has been revoked",
                () -> fixture.aws.globalSignOut(request -> request.accessToken(token)));
    }

    private GetUserResponse getUser(String accessToken) {
        return fixture.aws.getUser(request -> request.accessToken(accessToken));
    }

    private static AttributeType attribute(String name, String value) {
        return AttributeType.builder().name(name).value(value).build();
    }

    private static Arguments row(String message, UnaryOperator<TokenBuilder> breaking) {
        return Arguments.of(message, breaking);
    }
}
