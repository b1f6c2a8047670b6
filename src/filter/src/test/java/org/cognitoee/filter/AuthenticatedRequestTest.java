package org.cognitoee.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Set;
import org.cognitoee.token.AccessToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthenticatedRequestTest {

    private final AccessToken token = new AccessToken(
            "subject",
            null,
            "client",
            Set.of("admins", "*"),
            Set.of(),
            "issuer",
            "kid",
            Instant.MIN,
            Instant.MAX,
            null);
    private final AuthenticatedRequest request =
            new AuthenticatedRequest(new StubRequest("GET", "/shop/a").asRequest(), token, Stub.roles());

    @Test
    void request_hasTheIdentityOfItsToken() {
        assertSame(token, request.getUserPrincipal());
        assertEquals("subject", request.getRemoteUser());
        assertEquals("BEARER", request.getAuthType());
        assertTrue(request.authenticate(new StubResponse().asResponse()));
    }

    @ParameterizedTest
    @CsvSource({"admins, true", "Admins, false", "'', false", ", false", "**, true", "*, false"})
    void role_isTheNameOfAGroupExceptForTheStars(String role, boolean isIn) {
        assertEquals(isIn, request.isUserInRole(role));
    }
}
