package org.cognitoee.servertests.identity;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** A resource of which the interface says everything. */
@Path("contract")
public interface Contract {

    @GET
    @RolesAllowed("admin")
    String admins();
}
