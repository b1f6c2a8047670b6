package org.cognitoee.rest;

import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;

/**
 * Has {@code @RolesAllowed}, {@code @PermitAll}, {@code @DenyAll} and {@code @ScopesAllowed} checked on the resource
 * methods of an application, the same on every server.
 */
@Provider
public class AuthorizationFeature implements Feature {

    @Override
    public boolean configure(FeatureContext context) {
        context.register(ResourceMethods.class);
        context.register(ProblemExceptionMapper.class);
        return true;
    }
}
