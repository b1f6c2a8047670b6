package org.cognitoee.servertests.probe;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** Takes whatever the resources of the WAR leave over below {@code /auth}, by any method. */
@Path("{any: .*}")
public class ProbeResource {

    @Context
    private HttpServletRequest request;

    @GET
    public Response get() {
        return ran();
    }

    @POST
    public Response post() {
        return ran();
    }

    @PUT
    public Response put() {
        return ran();
    }

    @PATCH
    public Response patch() {
        return ran();
    }

    @DELETE
    public Response delete() {
        return ran();
    }

    @OPTIONS
    public Response options() {
        return ran();
    }

    private Response ran() {
        Calls.count(request);
        return Response.ok(Calls.MARKER, "text/plain")
                .header(Calls.HEADER, Calls.MARKER)
                .build();
    }
}
