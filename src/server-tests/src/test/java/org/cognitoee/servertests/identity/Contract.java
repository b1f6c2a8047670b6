package org.cognitoee.servertests.identity;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;

/** A resource whose interface says more than it does itself. */
public interface Contract {

    @GET
    @RolesAllowed("admin")
    String admins();
}
