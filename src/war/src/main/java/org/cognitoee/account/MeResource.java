package org.cognitoee.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.cognitoee.problem.Problem;
import org.cognitoee.problem.ProblemException;
import org.cognitoee.problem.Reason;
import org.cognitoee.token.AccessToken;
import org.cognitoee.token.PresentedToken;
import org.cognitoee.userpool.UserPoolCalls;

/** The user's own account. */
@Path("me")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {

    /** What a token must allow for its user's account to be seen. */
    private static final String SELF_SERVICE = "aws.cognito.signin.user.admin";

    @Inject
    UserPoolCalls userPool;

    @Inject
    AccessToken accessToken;

    @Inject
    PresentedToken presentedToken;

    /** 200 with what the token says of the user, and the attributes as the pool has them now. */
    @GET
    public CompletionStage<Response> me() {
        if (!accessToken.scopes().contains(SELF_SERVICE)) {
            throw new ProblemException(Problem.of(Reason.INSUFFICIENT_SCOPE));
        }
        AccessToken caller = accessToken;
        String compact = presentedToken.compact();
        return userPool.call(pool -> Answer.json(Response.Status.OK, json(caller, pool.attributes(compact))));
    }

    private static JsonObject json(AccessToken caller, Map<String, String> attributes) {
        JsonObjectBuilder json = Answer.JSON.createObjectBuilder().add("sub", caller.subject());
        if (caller.username() != null) {
            json.add("username", caller.username());
        }
        return json.add("groups", array(caller.groups()))
                .add("scopes", array(caller.scopes()))
                .add("attributes", object(attributes))
                .build();
    }

    private static JsonArrayBuilder array(Collection<String> texts) {
        JsonArrayBuilder array = Answer.JSON.createArrayBuilder();
        texts.stream().sorted().forEach(array::add);
        return array;
    }

    private static JsonObjectBuilder object(Map<String, String> texts) {
        JsonObjectBuilder object = Answer.JSON.createObjectBuilder();
        new TreeMap<>(texts).forEach(object::add);
        return object;
    }
}
