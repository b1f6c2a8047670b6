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
import org.cognitoee.token.PresentedToken;
import org.cognitoee.userpool.UserPoolCalls;

/** Ends the sign-in of a refresh token, whosever it is, or all sign-ins of the user. */
@Path("logout")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class LogoutResource {

    @Inject
    UserPoolCalls userPool;

    @Inject
    PresentedToken presentedToken;

    /** 204 once the pool has ended the sign-in of the refresh token, or with {@code everywhere} all of the user's. */
    @POST
    public CompletionStage<Response> logout(InputStream json) {
        RequestBody body = RequestBody.read(json);
        if (body.isTrue("everywhere")) {
            String accessToken = presentedToken.compact();
            return userPool.call(
                    pool -> Answer.empty(Response.Status.NO_CONTENT, () -> pool.signOutEverywhere(accessToken)));
        }
        String refreshToken = body.text("refresh_token", RequestBody.TOKEN);
        body.check();
        return userPool.call(pool -> Answer.empty(Response.Status.NO_CONTENT, () -> pool.revoke(refreshToken)));
    }
}
