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
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.cognitoee.userpool.CodeDelivery;
import org.cognitoee.userpool.SignedUp;
import org.cognitoee.userpool.UserPoolCalls;
import org.jspecify.annotations.Nullable;

/** Registers a user. */
@Path("signup")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SignUpResource {

    @Inject
    UserPoolCalls userPool;

    /** 201, and where the code went that confirms the user. */
    @POST
    public CompletionStage<Response> signUp(InputStream json) {
        RequestBody body = RequestBody.read(json);
        String username = body.text("username", RequestBody.USERNAME);
        String password = body.text("password", RequestBody.PASSWORD);
        Map<String, String> attributes = body.texts("attributes");
        body.check();
        return userPool.call(
                pool -> Answer.json(Response.Status.CREATED, json(pool.signUp(username, password, attributes))));
    }

    private static JsonObject json(SignedUp signedUp) {
        JsonObjectBuilder json = Answer.JSON
                .createObjectBuilder()
                .add("user_sub", signedUp.userSub())
                .add("confirmed", signedUp.confirmed());
        @Nullable CodeDelivery delivery = signedUp.codeDelivery();
        if (delivery != null) {
            json.add(
                    "code_delivery",
                    Answer.JSON
                            .createObjectBuilder()
                            .add("medium", delivery.medium())
                            .add("destination", delivery.destination()));
        }
        return json.build();
    }
}
