package org.cognitoee.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.concurrent.CompletionStage;
import org.cognitoee.userpool.SignIn;
import org.cognitoee.userpool.SignIn.ChallengeRequired;
import org.cognitoee.userpool.SignIn.Tokens;
import org.cognitoee.userpool.UserPoolCalls;

/**
 * Signs a user in.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-5.1">RFC 6749 §5.1</a>
 */
@Path("login")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class LoginResource {

    @Inject
    UserPoolCalls userPool;

    /** 200 with the tokens, or with the challenge that comes before them. */
    @POST
    public CompletionStage<Response> login(InputStream json) {
        RequestBody body = RequestBody.read(json);
        String username = body.text("username", RequestBody.USERNAME);
        String password = body.text("password", RequestBody.PASSWORD);
        body.check();
        return userPool.call(pool -> Answer.json(Response.Status.OK, json(pool.signIn(username, password))));
    }

    /** 200 with new tokens of the same sign-in. */
    @POST
    @Path("refresh")
    public CompletionStage<Response> refresh(InputStream json) {
        RequestBody body = RequestBody.read(json);
        String refreshToken = body.text("refresh_token", RequestBody.TOKEN);
        body.check();
        return userPool.call(pool -> Answer.json(Response.Status.OK, json(pool.refresh(refreshToken))));
    }

    private static JsonObject json(SignIn signIn) {
        if (signIn instanceof Tokens tokens) {
            return Answer.JSON
                    .createObjectBuilder()
                    .add("access_token", tokens.accessToken())
                    .add("id_token", tokens.idToken())
                    .add("refresh_token", tokens.refreshToken())
                    .add("token_type", tokens.tokenType())
                    .add("expires_in", tokens.expiresIn().toSeconds())
                    .build();
        }
        ChallengeRequired challenge = (ChallengeRequired) signIn;
        JsonObjectBuilder parameters = Answer.JSON.createObjectBuilder();
        challenge.parameters().forEach(parameters::add);
        JsonObjectBuilder json = Answer.JSON.createObjectBuilder().add("name", challenge.name());
        if (challenge.session() != null) {
            json.add("session", challenge.session());
        }
        json.add("parameters", parameters);
        return Answer.JSON.createObjectBuilder().add("challenge", json).build();
    }
}
