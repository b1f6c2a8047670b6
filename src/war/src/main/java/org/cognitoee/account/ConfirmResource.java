package org.cognitoee.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.cognitoee.userpool.UserPool;

/** Confirms a user with the code that the pool sent. */
@Path("confirm")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ConfirmResource {

    @Inject
    UserPool userPool;

    /** 204 if the code was right. */
    @POST
    public void confirm(InputStream json) {
        RequestBody body = RequestBody.read(json);
        String username = body.text("username", RequestBody.USERNAME);
        String code = body.text("code", RequestBody.CODE);
        body.check();
        userPool.confirmSignUp(username, code);
    }

    /** 202, whether there is such a user or not. */
    @POST
    @Path("resend")
    public Response resend(InputStream json) {
        RequestBody body = RequestBody.read(json);
        String username = body.text("username", RequestBody.USERNAME);
        body.check();
        userPool.resendConfirmationCode(username);
        return Response.accepted().build();
    }
}
