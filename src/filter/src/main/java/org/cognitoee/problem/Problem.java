package org.cognitoee.problem;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a request that failed: problem details in JSON and the headers that go with them.
 *
 * @param reason what went wrong
 * @param retryAfter when to try again, or null where that would not help
 * @param errors the members of the request that are at fault; empty where it is not the request's content
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public record Problem(Reason reason, @Nullable Duration retryAfter, List<InvalidMember> errors) {

    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    /**
     * A member of a JSON request that is at fault, as in the example of RFC 9457 §3.
     *
     * @param pointer where it is, as a JSON Pointer in a URI fragment: {@code #/username}
     * @param detail what is wrong with it, never its value
     */
    public record InvalidMember(String pointer, String detail) {}

    public Problem {
        errors = List.copyOf(errors);
    }

    /** A problem that needs no further words. */
    public static Problem of(Reason reason) {
        return new Problem(reason, null, List.of());
    }

    /** A problem that passes with time. */
    public static Problem of(Reason reason, @Nullable Duration retryAfter) {
        return new Problem(reason, retryAfter, List.of());
    }

    /** The headers of the answer, its media type among them. */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", MEDIA_TYPE);
        headers.put("Cache-Control", "no-store");
        Challenge challenge = new Challenge(reason);
        if (challenge.isCalledFor()) {
            headers.put("WWW-Authenticate", challenge.text());
        }
        if (retryAfter != null) {
            headers.put("Retry-After", Long.toString(seconds(retryAfter)));
        }
        return headers;
    }

    /** The body of the answer. */
    public String json() {
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("type", reason.type())
                .add("title", reason.title())
                .add("status", reason.status())
                .add("detail", reason.detail());
        if (retryAfter != null) {
            json.add("retry_after", seconds(retryAfter));
        }
        if (!errors.isEmpty()) {
            JsonArrayBuilder array = JSON.createArrayBuilder();
            for (InvalidMember error : errors) {
                array.add(JSON.createObjectBuilder()
                        .add("pointer", error.pointer())
                        .add("detail", error.detail()));
            }
            json.add("errors", array);
        }
        return json.build().toString();
    }

    /** Whole seconds, rounded up, so that nobody comes back too early. */
    private static long seconds(Duration duration) {
        return Math.max(1, duration.plusNanos(999_999_999).toSeconds());
    }
}
