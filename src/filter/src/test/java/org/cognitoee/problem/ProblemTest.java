package org.cognitoee.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cognitoee.problem.Problem.InvalidMember;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTest {

    @ParameterizedTest
    @EnumSource
    void problemOfAReason_hasItsTypeTitleStatusAndDetailAndNothingElse(Reason reason) {
        JsonObject expected = Json.createObjectBuilder()
                .add("type", reason.type())
                .add("title", reason.title())
                .add("status", reason.status())
                .add("detail", reason.detail())
                .build();
        assertEquals(expected, parse(Problem.of(reason).json()));
    }

    @Test
    void problemWithEverything_hasRetryAfterAndErrorsAsWell() {
        Problem problem = new Problem(
                Reason.INPUT_INVALID,
                Duration.ofSeconds(7),
                List.of(new InvalidMember("#/username", "is \"missing\""), new InvalidMember("#/é", "is too\nlong")));
        JsonObject json = parse(problem.json());
        assertEquals(List.of("type", "title", "status", "detail", "retry_after", "errors"), List.copyOf(json.keySet()));
        assertEquals(7, json.getInt("retry_after"));
        JsonObject second = json.getJsonArray("errors").getJsonObject(1);
        assertEquals("#/é", second.getString("pointer"));
        assertEquals("is too\nlong", second.getString("detail"));
        assertEquals(
                "is \"missing\"", json.getJsonArray("errors").getJsonObject(0).getString("detail"));
    }

    @ParameterizedTest
    @CsvSource({"PT7S, 7", "PT7.000000001S, 8", "PT0.2S, 1", "PT0S, 1", "PT-3S, 1"})
    void retryAfter_isInWholeSecondsRoundedUpAndAtLeastOne(Duration retryAfter, int seconds) {
        Problem problem = Problem.of(Reason.KEYS_UNAVAILABLE, retryAfter);
        assertEquals(Integer.toString(seconds), problem.headers().get("Retry-After"));
        assertEquals(seconds, parse(problem.json()).getInt("retry_after"));
    }

    @Test
    void headersOfARefusedToken_areTypeCacheControlAndChallenge() {
        assertEquals(
                Map.of(
                        "Content-Type", "application/problem+json",
                        "Cache-Control", "no-store",
                        "WWW-Authenticate", new Challenge(Reason.TOKEN_EXPIRED).text()),
                Problem.of(Reason.TOKEN_EXPIRED).headers());
    }

    @Test
    void headersOfAnOutage_haveRetryAfterAndNoChallenge() {
        assertEquals(
                Map.of(
                        "Content-Type", "application/problem+json",
                        "Cache-Control", "no-store",
                        "Retry-After", "3"),
                Problem.of(Reason.KEYS_UNAVAILABLE, Duration.ofSeconds(3)).headers());
    }

    @Test
    void errorsChangedAfterwards_doNotChangeTheProblem() {
        List<InvalidMember> errors = new ArrayList<>();
        Problem problem = new Problem(Reason.INPUT_INVALID, null, errors);
        errors.add(new InvalidMember("#/late", "came late"));
        assertEquals(List.of(), problem.errors());
    }

    private static JsonObject parse(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
