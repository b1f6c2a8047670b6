package org.cognitoee.testkit;

import jakarta.json.JsonObject;

/** What Cognito does with one kind of request. */
@FunctionalInterface
interface Operation {

    /**
     * The answer's body.
     *
     * @throws CognitoException if Cognito refuses
     */
    JsonObject answer(Request request);
}
