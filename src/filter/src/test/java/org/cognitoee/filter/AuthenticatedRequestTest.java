package org.cognitoee.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import org.cognitoee.token.AccessToken;
import org.jspecify.annotations.Nullable;
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
            new AuthenticatedRequest(new StubRequest("GET", "/shop/a").asRequest(), token, Stub.roles(), null);

    @Test
    void request_hasTheIdentityOfItsToken() {
        assertSame(token, request.getUserPrincipal());
        assertEquals("subject", request.getRemoteUser());
        assertEquals("BEARER", request.getAuthType());
        assertTrue(request.authenticate(new StubResponse().asResponse()));
    }

    @ParameterizedTest
    @CsvSource({"Authorization", "authorization", "AUTHORIZATION"})
    void headerThatWasRead_isTheSameStringAgain(String name) {
        String header = "Bearer a.b.c";
        AuthenticatedRequest guarded = new AuthenticatedRequest(
                new StubRequest("GET", "/shop/a")
                        .authorization("not asked again")
                        .asRequest(),
                token,
                Stub.roles(),
                header);
        assertSame(header, guarded.getHeader(name));
        Enumeration<String> values = guarded.getHeaders(name);
        assertSame(header, values.nextElement());
        assertFalse(values.hasMoreElements());
    }

    @ParameterizedTest
    @CsvSource({"Accept, Bearer a.b.c", "Accept,", "Authorization,"})
    void headerThatWasNotRead_isTheRequests(String name, @Nullable String read) {
        StubRequest request = new StubRequest("GET", "/shop/a").header(name, "one", "two");
        AuthenticatedRequest guarded = new AuthenticatedRequest(request.asRequest(), token, Stub.roles(), read);
        assertEquals("one", guarded.getHeader(name));
        assertEquals(List.of("one", "two"), Collections.list(guarded.getHeaders(name)));
    }

    @ParameterizedTest
    @CsvSource({"admins, true", "Admins, false", "'', false", ", false", "**, true", "*, false"})
    void role_isTheNameOfAGroupExceptForTheStars(String role, boolean isIn) {
        assertEquals(isIn, request.isUserInRole(role));
    }
}
