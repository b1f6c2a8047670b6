package org.cognitoee.filter;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Set;
import org.cognitoee.token.AccessToken;
import org.jspecify.annotations.Nullable;

/**
 * The caller as Jakarta Security has it, in place of the server's own context, which knows nobody behind the filter. Some
 * servers ask it before they call a resource with {@code @RolesAllowed}.
 */
@ApplicationScoped
@Alternative
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class CallerContext implements SecurityContext {

    @Inject
    private Caller caller;

    @Override
    public @Nullable Principal getCallerPrincipal() {
        return caller.token();
    }

    @Override
    public <T extends Principal> Set<T> getPrincipalsByType(Class<T> type) {
        @Nullable AccessToken token = caller.token();
        return type.isInstance(token) ? Set.of(type.cast(token)) : Set.of();
    }

    @Override
    public boolean isCallerInRole(String role) {
        return caller.isInRole(role);
    }

    /** No: the constraints of {@code web.xml} are for callers whom the server has authenticated itself. */
    @Override
    public boolean hasAccessToWebResource(String resource, String... methods) {
        return false;
    }

    @Override
    public AuthenticationStatus authenticate(
            HttpServletRequest request, HttpServletResponse response, AuthenticationParameters parameters) {
        return caller.token() == null ? AuthenticationStatus.NOT_DONE : AuthenticationStatus.SUCCESS;
    }
}
