package org.cognitoee.benchmarks.war;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Twenty characters, for whoever gets here. */
@Path("hello")
public class Hello {

    /** The answer. */
    @GET
    @Produces(MediaType.TEXT_PLAIN)
    public String hello() {
        return "Twenty characters ok";
    }
}
