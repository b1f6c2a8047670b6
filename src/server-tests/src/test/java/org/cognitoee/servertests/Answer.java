package org.cognitoee.servertests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpResponse;

/**
 * What a server answered.
 *
 * @param status the status code
 * @param response the rest of it
 */
record Answer(int status, HttpResponse<String> response) {

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    String body() {
        return response.body();
    }

    JsonObject json() {
        try (JsonReader reader = Json.createReader(new StringReader(response.body()))) {
            return reader.readObject();
        }
    }

    /** The reason of a problem document, empty for any other answer. */
    String problem() {
        return header("Content-Type").startsWith("application/problem+json")
                ? json().getString("type").replace("urn:cognito-ee:problem:", "")
                : "";
    }

    /** In one line, for rows of a table: {@code 401 token-missing}, {@code 204}. */
    String summary() {
        return (status + " " + problem()).trim();
    }

    /** A problem that passes: the header and the body say the same of when to come back. */
    static void assertUnavailable(String expected, Answer answer) {
        assertEquals(expected, answer.summary());
        assertTrue(Integer.parseInt(answer.header("Retry-After")) > 0);
        assertEquals(
                answer.header("Retry-After"), Integer.toString(answer.json().getInt("retry_after")));
    }
}
