package org.cognitoee.servertests.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.cognitoee.token.AccessToken;

/** Behind the wall. */
@Path("guarded")
@RequestScoped
public class GuardedResource extends Annotated {

    @Inject
    private AccessToken caller;

    @Inject
    private Greeter greeter;

    @GET
    @Path("caller")
    public String caller() {
        return caller.username() + ' ' + greeter.greeting();
    }
}
