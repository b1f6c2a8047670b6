package org.cognitoee.servertests.identity;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.cognitoee.token.ScopesAllowed;

/** For admins, unless a method says otherwise; no bean of CDI's. */
@Path("strict")
@RolesAllowed("admin")
public class StrictResource {

    @GET
    public String admins() {
        return "called";
    }

    @GET
    @Path("everybody")
    @PermitAll
    public String everybody() {
        return "called";
    }

    @GET
    @Path("staff")
    @RolesAllowed("staff")
    public String staff() {
        return "called";
    }

    @GET
    @Path("scope")
    @ScopesAllowed("shop/read")
    public String scope() {
        return "called";
    }
}
