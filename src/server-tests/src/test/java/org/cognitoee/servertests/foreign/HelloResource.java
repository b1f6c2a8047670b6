package org.cognitoee.servertests.foreign;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

/** Greets the caller whom JAX-RS knows. */
@Path("hello")
public class HelloResource {

    @GET
    public String hello(@Context SecurityContext caller) {
        return "hello " + caller.getUserPrincipal().getName();
    }
}
