package org.cognitoee.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import java.lang.reflect.Field;
import java.security.Principal;
import java.util.List;
import java.util.Set;
import org.cognitoee.settings.PublicPath;
import org.cognitoee.token.AccessToken;
import org.cognitoee.token.TestPool;
import org.cognitoee.token.TestToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class CallerContextTest {

    private final TestPool pool = new TestPool();

    @AfterEach
    void close() {
        pool.close();
    }

    @ParameterizedTest
    @CsvSource({"/shop/a, true, SUCCESS", "/shop/open, false, NOT_DONE"})
    void caller_isKnownWhereTheRequestIsNotPublic(String uri, boolean known, AuthenticationStatus status)
            throws Exception {
        StubRequest request = new StubRequest("GET", uri)
                .authorization("Bearer " + TestToken.good().signed());
        StubResponse response = new StubResponse();
        PublicPaths open = new PublicPaths("/shop", List.of(new PublicPath(Set.of("GET"), "/open")));
        new AccessTokenFilter(open, false, null, pool.verifier, Stub.roles(), Stub.observers())
                .doFilter(request.asRequest(), response.asResponse(), (seen, unused) -> {});
        CallerContext context = new CallerContext();
        Field injected = CallerContext.class.getDeclaredField("caller");
        injected.setAccessible(true);
        injected.set(context, new Caller(request.asRequest()));

        assertEquals(known, context.getCallerPrincipal() instanceof AccessToken);
        assertEquals(known ? 1 : 0, context.getPrincipalsByType(Principal.class).size());
        assertEquals(
                known ? 1 : 0, context.getPrincipalsByType(AccessToken.class).size());
        assertEquals(Set.of(), context.getPrincipalsByType(Other.class));
        assertEquals(known, context.isCallerInRole("readers"));
        assertFalse(context.isCallerInRole("admins"));
        assertFalse(context.hasAccessToWebResource("/a"));
        assertEquals(
                status,
                context.authenticate(
                        request.asRequest(), response.asResponse(), AuthenticationParameters.withParams()));
    }

    private interface Other extends Principal {}
}
