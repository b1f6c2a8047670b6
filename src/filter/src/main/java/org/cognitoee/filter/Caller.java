package org.cognitoee.filter;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.cognitoee.token.AccessToken;
import org.jspecify.annotations.Nullable;

/**
 * Who sent the request that is being answered, for a bean of any scope: it asks the current request each time. Outside a
 * request its methods throw what CDI throws there.
 */
@RequestScoped
public class Caller {

    private HttpServletRequest request;

    /** For the proxy that CDI hands out. */
    @SuppressWarnings("NullAway.Init")
    protected Caller() {}

    @Inject
    Caller(HttpServletRequest request) {
        this.request = request;
    }

    /** The verified claims of the caller's access token, null where the request is public. */
    public @Nullable AccessToken token() {
        return AccessTokenFilter.callerOf(request);
    }

    /** As {@link HttpServletRequest#isUserInRole(String)}; nobody has a role where the request is public. */
    public boolean isInRole(@Nullable String role) {
        return AccessTokenFilter.isCallerInRole(request, role);
    }
}
