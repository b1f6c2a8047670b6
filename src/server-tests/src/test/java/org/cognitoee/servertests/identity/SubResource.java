package org.cognitoee.servertests.identity;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.GET;

/** Reached by a locator. */
@Dependent
@RolesAllowed("admin")
public class SubResource {

    @GET
    public String admins() {
        return "called";
    }
}
