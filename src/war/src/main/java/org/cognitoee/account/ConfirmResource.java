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
import java.util.concurrent.CompletionStage;
import org.cognitoee.userpool.UserPoolCalls;

/** Confirms a user with the code that the pool sent. */
@Path("confirm")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ConfirmResource {

    @Inject
    UserPoolCalls userPool;

    /** 204 if the code was right. */
    @POST
    public CompletionStage<Response> confirm(InputStream json) {
        RequestBody body = RequestBody.read(json);
        String username = body.text("username", RequestBody.USERNAME);
        String code = body.text("code", RequestBody.CODE);
        body.check();
        return userPool.call(
                pool -> Answer.empty(Response.Status.NO_CONTENT, () -> pool.confirmSignUp(username, code)));
    }

    /** 202, whether there is such a user or not. */
    @POST
    @Path("resend")
    public CompletionStage<Response> resend(InputStream json) {
        RequestBody body = RequestBody.read(json);
        String username = body.text("username", RequestBody.USERNAME);
        body.check();
        return userPool.call(
                pool -> Answer.empty(Response.Status.ACCEPTED, () -> pool.resendConfirmationCode(username)));
    }
}
