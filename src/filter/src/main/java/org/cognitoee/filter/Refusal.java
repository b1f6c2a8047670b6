package org.cognitoee.filter;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.cognitoee.problem.Problem;
import org.cognitoee.problem.Reason;

/**
 * The answer to a request that is not let in, as it goes out.
 *
 * @param status the HTTP status code
 * @param headers all that belong to it
 * @param body the problem document
 */
@SuppressWarnings("ArrayRecordComponent") // sent, never compared
record Refusal(int status, Map<String, String> headers, byte[] body) {

    /** The same each time, so written once: garbage must not cost more than a good request. */
    private static final Map<Reason, Refusal> REFUSALS = refusals();

    static Refusal of(Reason reason) {
        return Objects.requireNonNull(REFUSALS.get(reason));
    }

    static Refusal of(Problem problem) {
        return new Refusal(
                problem.reason().status(), problem.headers(), problem.json().getBytes(StandardCharsets.UTF_8));
    }

    void send(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        headers.forEach(response::setHeader);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static Map<Reason, Refusal> refusals() {
        Map<Reason, Refusal> refusals = new EnumMap<>(Reason.class);
        for (Reason reason : Reason.values()) {
            refusals.put(reason, of(Problem.of(reason)));
        }
        return refusals;
    }
}
