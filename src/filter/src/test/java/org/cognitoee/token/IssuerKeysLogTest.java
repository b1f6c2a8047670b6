package org.cognitoee.token;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.text.MessageFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an operator reads of the keys: each change of state once, and not every attempt. */
@Timeout(30)
class IssuerKeysLogTest {

    private static final String HAVE = "INFO Have 2 signing keys of " + TestToken.ISSUER;
    private static final String CANNOT = "WARNING Cannot get the signing keys of " + TestToken.ISSUER + ": ";
    private static final String NO_REFRESH = "WARNING No background refresh of the signing keys of " + TestToken.ISSUER;

    private final KeyServer server = new KeyServer();
    private final HandDrivenClock clock = new HandDrivenClock();
    private final HandDrivenScheduler scheduler = new HandDrivenScheduler();
    private final IssuerKeys keys = TestPool.keys(server.uri(), scheduler, clock);

    private final Logger logger = Logger.getLogger(IssuerKeys.class.getName());
    private final Lines lines = new Lines();

    @BeforeEach
    void listen() {
        logger.addHandler(lines);
    }

    @AfterEach
    void close() {
        logger.removeHandler(lines);
        server.close();
    }

    @Test
    void keys_areReportedWithTheFirstFetchOnly() {
        keys.prefetch();
        fetchAgain();
        assertEquals(List.of(HAVE), lines.seen);
    }

    @Test
    void outage_isReportedAtItsStartAndAtItsEnd() {
        keys.prefetch();
        server.fail();
        fetchAgain();
        fetchAgain();
        server.answer(KeyServer.Answer.of(200, SigningKey.jwks()));
        fetchAgain();
        fetchAgain();
        server.fail();
        fetchAgain();
        assertEquals(List.of(HAVE, CANNOT + "status 500", HAVE, CANNOT + "status 500"), lines.seen);
    }

    @Test
    void serverThatTakesNoTasks_isReportedForTheFetchAndForTheRefresh() {
        keys.prefetch();
        scheduler.reject();
        fetchAgain();
        fetchAgain();
        assertEquals(List.of(HAVE, CANNOT + "stopping", NO_REFRESH, NO_REFRESH), lines.seen);
    }

    private void fetchAgain() {
        clock.move(IssuerKeys.COOL_DOWN.plus(Duration.ofSeconds(1)));
        keys.prefetch();
    }

    private static final class Lines extends Handler {

        final List<String> seen = new ArrayList<>();

        @Override
        public void publish(LogRecord line) {
            seen.add(line.getLevel() + " " + MessageFormat.format(line.getMessage(), line.getParameters()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
