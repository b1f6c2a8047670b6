package org.cognitoee.servertests.identity;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;

/** Reached by a locator. */
@RolesAllowed("admin")
public class SubResource {

    @GET
    public String admins() {
        return "called";
    }
}
