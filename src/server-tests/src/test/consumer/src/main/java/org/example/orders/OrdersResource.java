package org.example.orders;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

/** All that the application has: nothing here knows of its guard. */
@Path("orders")
public class OrdersResource {

    @ApplicationPath("api")
    public static class Api extends Application {}

    @GET
    public String orders(@Context SecurityContext caller) {
        return (caller.isUserInRole("admin") ? "all orders, " : "your orders, ") + caller.getUserPrincipal().getName();
    }
}
