package org.cognitoee.testkit;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** What users do with their own access token: GetUser, GlobalSignOut. */
record SelfServiceOperations(AccessTokens accessTokens, SignIns signIns) {

    JsonObject getUser(Request request) {
        request.require(Member.ACCESS_TOKEN);
        User user = accessTokens.verify(request.text(Member.ACCESS_TOKEN)).user();
        JsonArrayBuilder attributes = JsonText.array();
        attributes.add(attribute("sub", user.sub()));
        user.attributes().forEach((name, value) -> attributes.add(attribute(name, value)));
        return JsonText.object()
                .add("UserAttributes", attributes)
                .add("Username", user.username())
                .build();
    }

    JsonObject globalSignOut(Request request) {
        request.require(Member.ACCESS_TOKEN);
        AccessTokens.Caller caller = accessTokens.verify(request.text(Member.ACCESS_TOKEN));
        signIns.endAll(caller.user().username());
        signIns.end(caller.originJti());
        return JsonValue.EMPTY_JSON_OBJECT;
    }

    private static JsonObject attribute(String name, String value) {
        return JsonText.object().add("Name", name).add("Value", value).build();
    }
}
