package org.cognitoee.benchmarks.war;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** {@link Hello} for MicroProfile JWT, which guards what names the roles that may pass. */
@Path("hello")
public class HelloReaders {

    /** The answer. */
    @GET
    @Produces(MediaType.TEXT_PLAIN)
    @RolesAllowed("readers")
    public String hello() {
        return "Twenty characters ok";
    }
}
