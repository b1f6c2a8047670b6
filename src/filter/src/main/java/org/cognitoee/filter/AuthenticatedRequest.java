package org.cognitoee.filter;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.cognitoee.token.AccessToken;
import org.jspecify.annotations.Nullable;

/** A request whose caller is known by an access token: the identity of the Servlet API, taken from its claims. */
final class AuthenticatedRequest extends HttpServletRequestWrapper {

    private final AccessToken token;
    private final Roles roles;

    AuthenticatedRequest(HttpServletRequest request, AccessToken token, Roles roles) {
        super(request);
        this.token = token;
        this.roles = roles;
    }

    @Override
    public AccessToken getUserPrincipal() {
        return token;
    }

    @Override
    public String getRemoteUser() {
        return token.getName();
    }

    /** Whether one of the user's groups stands for the role; {@code **} is whoever is known, {@code *} nobody. */
    @Override
    public boolean isUserInRole(@Nullable String role) {
        return roles.has(token, role);
    }

    @Override
    public String getAuthType() {
        return "BEARER";
    }

    /** The caller has authenticated already. */
    @Override
    public boolean authenticate(HttpServletResponse response) {
        return true;
    }
}
