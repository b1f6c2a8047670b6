package org.cognitoee.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.cognitoee.problem.Problem;
import org.cognitoee.problem.Reason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalTest {

    @ParameterizedTest
    @EnumSource(Reason.class)
    void refusalForAReason_isItsProblemEachTime(Reason reason) throws IOException {
        assertIs(Problem.of(reason), Refusal.of(reason));
        assertIs(Problem.of(reason), Refusal.of(reason));
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void refusalThatPasses_saysWhen(Reason reason) throws IOException {
        Problem passing = Problem.of(reason, Duration.ofMillis(9_001));
        assertEquals("10", sent(Refusal.of(passing)).headers.get("Retry-After"));
        assertIs(passing, Refusal.of(passing));
    }

    private static void assertIs(Problem problem, Refusal refusal) throws IOException {
        StubResponse response = sent(refusal);
        Map<String, String> headers = new TreeMap<>(problem.headers());
        headers.put("Content-Length", Integer.toString(problem.json().getBytes(StandardCharsets.UTF_8).length));
        assertEquals(problem.reason().status(), response.status);
        assertEquals(headers, response.headers);
        assertEquals(problem.json(), response.body());
    }

    private static StubResponse sent(Refusal refusal) throws IOException {
        StubResponse response = new StubResponse();
        refusal.send(response.asResponse());
        return response;
    }
}
