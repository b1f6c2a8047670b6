package org.cognitoee.filter;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.cognitoee.token.AccessToken;

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

    /** Whether the user is in the pool's group of that name. */
    @Override
    public boolean isUserInRole(String role) {
        return token.groups().contains(role);
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
