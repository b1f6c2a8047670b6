package org.cognitoee.account;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** The answers of the resources: JSON that nobody on the way may keep. */
final class Answer {

    /** Builds the JSON of the answers. */
    static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private Answer() {}

    /** Nothing but the status, once something is done. */
    static Response empty(Response.Status status, Runnable done) {
        done.run();
        return Response.status(status).build();
    }

    static Response json(Response.Status status, JsonObject json) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(json.toString())
                .build();
    }
}
