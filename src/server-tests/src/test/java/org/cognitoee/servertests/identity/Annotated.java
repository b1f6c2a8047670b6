package org.cognitoee.servertests.identity;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.cognitoee.token.ScopesAllowed;

/** A method for each annotation. */
public abstract class Annotated {

    @Inject
    private Orders orders;

    @Inject
    private SubResource sub;

    @GET
    @Path("anything")
    public String anything() {
        return "called";
    }

    @GET
    @Path("role")
    @RolesAllowed("admin")
    public String role() {
        return "called";
    }

    @GET
    @Path("mapped-group")
    @RolesAllowed("eu-admins")
    public String mappedGroup() {
        return "called";
    }

    @GET
    @Path("somebody")
    @RolesAllowed("**")
    public String somebody() {
        return "called";
    }

    @GET
    @Path("scope")
    @ScopesAllowed({"shop/read", "shop/all"})
    public String scope() {
        return "called";
    }

    @GET
    @Path("both")
    @RolesAllowed({"staff", "admin"})
    @ScopesAllowed("shop/read")
    public String both() {
        return "called";
    }

    @GET
    @Path("denied")
    @DenyAll
    public String denied() {
        return "called";
    }

    @GET
    @Path("bean/{method}")
    public String bean(@PathParam("method") String method) {
        return orders.call(method);
    }

    @Path("sub")
    public SubResource sub() {
        return sub;
    }

    @Path("no-bean")
    public SubResource noBean() {
        return new SubResource();
    }
}
