package org.cognitoee.token;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jdk.jfr.Recording;
import jdk.jfr.ValueDescriptor;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.cognitoee.problem.Reason;
import org.cognitoee.token.Verification.Rejected;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What Java Flight Recorder shows: fetches and rejections, and nothing of a token. */
@Timeout(60)
class FlightRecorderTest {

    private static final String KEY_FETCH = "org.cognitoee.KeyFetch";
    private static final String TOKEN_REJECTED = "org.cognitoee.TokenRejected";

    private final TestPool pool = new TestPool();

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void fetchesAndRejections_areRecordedWithTheirKindsAndNothingElse(@TempDir Path folder) throws IOException {
        String good = TestToken.good().signed();
        String forged = TestToken.good().claim("sub", "\"somebody\"").signedBy(SigningKey.FOREIGN);
        TokenVerifier refusing = pool.checkedBy(token -> Optional.of("locked"));
        Rejected refused = new Rejected(Reason.TOKEN_REFUSED, "locked");
        assertEquals(refused, refusing.verify(new PresentedToken(good)));
        Path file = folder.resolve("recording.jfr");
        try (Recording recording = new Recording()) {
            recording.enable(KEY_FETCH).withoutThreshold();
            recording.enable(TOKEN_REJECTED).withoutThreshold();
            recording.start();
            pool.verify(good);
            pool.verify(forged);
            pool.verify("no-token-at-all");
            pool.clock.move(IssuerKeys.COOL_DOWN);
            pool.scheduler.runLater();
            pool.server.fail();
            pool.clock.move(IssuerKeys.COOL_DOWN);
            pool.scheduler.runLater();
            pool.verify(good);
            assertEquals(refused, refusing.verify(new PresentedToken(good)));
            recording.stop();
            recording.dump(file);
        }
        List<RecordedEvent> events = RecordingFile.readAllEvents(file);
        assertEquals(List.of("null", "STATUS"), values(events, KEY_FETCH, "failure"));
        assertEquals(List.of(TestToken.ISSUER, TestToken.ISSUER), values(events, KEY_FETCH, "issuer"));
        assertEquals(
                List.of("TOKEN_SIGNATURE_INVALID", "TOKEN_MALFORMED", "TOKEN_REFUSED"),
                values(events, TOKEN_REJECTED, "reason"));
        assertEquals(List.of("null", "null", "locked"), values(events, TOKEN_REJECTED, "refusal"));
        assertEquals(5, events.size());
        for (RecordedEvent event : events) {
            List<String> own = event.getFields().stream()
                    .map(ValueDescriptor::getName)
                    .filter(name -> !List.of("startTime", "duration", "eventThread", "stackTrace")
                            .contains(name))
                    .toList();
            assertEquals(
                    event.getEventType().getName().equals(KEY_FETCH)
                            ? List.of("issuer", "failure")
                            : List.of("reason", "refusal"),
                    own);
            assertNull(event.getStackTrace());
        }
        String recorded = new String(Files.readAllBytes(file), ISO_8859_1);
        for (String secret : List.of("somebody", forged.substring(forged.length() - 20), "no-token-at-all")) {
            assertFalse(recorded.contains(secret), secret);
        }
    }

    private static List<String> values(List<RecordedEvent> events, String type, String field) {
        List<String> values = new ArrayList<>();
        for (RecordedEvent event : events) {
            if (event.getEventType().getName().equals(type)) {
                values.add(String.valueOf(event.getString(field)));
            }
        }
        return values;
    }
}
