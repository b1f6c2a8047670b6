package org.cognitoee.filter;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.Enumeration;
import org.cognitoee.token.AccessToken;
import org.jspecify.annotations.Nullable;

/** A request whose caller is known by an access token: the identity of the Servlet API, taken from its claims. */
final class AuthenticatedRequest extends HttpServletRequestWrapper {

    private final AccessToken token;
    private final Roles roles;

    /** Kept, since servers make a new string of a header each time that it is asked for, and JAX-RS asks for all. */
    private final @Nullable String authorization;

    /** @param authorization the one header of this name, null if it is the request's to say */
    AuthenticatedRequest(HttpServletRequest request, AccessToken token, Roles roles, @Nullable String authorization) {
        super(request);
        this.token = token;
        this.roles = roles;
        this.authorization = authorization;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return isKept(name) ? authorization : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return isKept(name) ? Collections.enumeration(Collections.singleton(authorization)) : super.getHeaders(name);
    }

    private boolean isKept(@Nullable String name) {
        return authorization != null && "Authorization".equalsIgnoreCase(name);
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
