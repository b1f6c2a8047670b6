package org.cognitoee.filter;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.cognitoee.token.AccessToken;
import org.jspecify.annotations.Nullable;

/** A request whose caller is known by an access token: the identity of the Servlet API, taken from its claims. */
final class AuthenticatedRequest extends HttpServletRequestWrapper {

    private final AccessToken token;

    AuthenticatedRequest(HttpServletRequest request, AccessToken token) {
        super(request);
        this.token = token;
    }

    @Override
    public AccessToken getUserPrincipal() {
        return token;
    }

    @Override
    public String getRemoteUser() {
        return token.getName();
    }

    /** Whether the user is in the pool's group of that name; {@code **} is whoever is known, {@code *} nobody. */
    @Override
    public boolean isUserInRole(@Nullable String role) {
        if (role == null || role.equals("*")) {
            return false;
        }
        return role.equals("**") || token.groups().contains(role);
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
