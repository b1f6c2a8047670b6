package org.cognitoee.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.cognitoee.token.Verification.Unavailable;
import org.cognitoee.token.Verification.Verified;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A day without the key endpoint: a real one, that is really away, with the time in the test's hand. */
@Timeout(120)
class OutageTest {

    private static final Duration STEP = Duration.ofMinutes(4);

    private final HandDrivenClock clock = new HandDrivenClock();
    private final HandDrivenScheduler scheduler = new HandDrivenScheduler();
    private final KeyServer server = new KeyServer();
    private final JwksCache keys = TestPool.cache(Map.of(TestToken.ISSUER, server.uri()), scheduler, clock);
    private final TokenVerifier verifier = TestPool.verifier(TestPool.POLICY, keys, clock);

    /** Of a sign-in before the outage, good until after it. */
    private final String seen = minted("seen", Duration.ofDays(3));

    private int minted;
    private int verified;

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void endpointAwayForADay_refusesNoValidTokenBeforeTheBoundAndBlamesNoneAfterIt() {
        assertVerified(seen);
        Instant firstFailure = nextRefresh();
        move(Duration.between(clock.instant(), firstFailure).minusMillis(1));
        assertEquals(1, server.requests());
        server.close();

        Instant bound = firstFailure.plus(IssuerKeys.STALE_LIMIT);
        while (clock.instant().plus(STEP).isBefore(bound)) {
            move(STEP);
            String fresh = minted();
            assertVerified(fresh);
            assertVerified(fresh);
            assertVerified(seen);
        }
        move(Duration.between(clock.instant(), bound).minusMillis(1));
        assertVerified(minted());
        assertVerified(seen);
        assertEquals(360 * 3 + 3, verified);

        move(Duration.ofMillis(1));
        for (int i = 0; i < 15; i++) {
            assertUnavailable(minted());
            assertUnavailable(seen);
            move(STEP);
        }

        try (KeyServer back = new KeyServer(server.uri().getPort())) {
            clock.move(IssuerKeys.COOL_DOWN);
            assertVerified(minted());
            assertVerified(seen);
            assertEquals(1, back.requests());
        }
        KeySetStatus status = keys.status(TestToken.ISSUER);
        long failed = status.failures().getOrDefault(KeyFetchFailure.UNREACHABLE, 0L);
        assertEquals(failed + 2, status.attempts());
        assertTrue(failed >= 24 * 60 / 6 && failed <= 25 * 60 / 4, () -> failed + " attempts failed");
    }

    /** As time passes, what the scheduler has due runs. */
    private void move(Duration duration) {
        Instant end = clock.instant().plus(duration);
        for (Instant next = nextRefresh(); !next.isAfter(end); next = nextRefresh()) {
            clock.move(Duration.between(clock.instant(), next));
            scheduler.runLater();
        }
        clock.move(Duration.between(clock.instant(), end));
    }

    private Instant nextRefresh() {
        Instant next = keys.status(TestToken.ISSUER).nextRefresh();
        assertNotNull(next);
        return next;
    }

    private String minted() {
        minted++;
        return minted("token-" + minted, Duration.ofHours(1));
    }

    private String minted(String id, Duration life) {
        long now = clock.instant().getEpochSecond();
        return TestToken.good()
                .claim("jti", TestToken.quoted(id))
                .claim("iat", Long.toString(now))
                .claim("exp", Long.toString(now + life.toSeconds()))
                .signed();
    }

    private void assertVerified(String compact) {
        Verification verification = verifier.verify(new PresentedToken(compact));
        assertInstanceOf(Verified.class, verification, () -> "at " + clock.instant());
        verified++;
    }

    private void assertUnavailable(String compact) {
        Unavailable unavailable = assertInstanceOf(Unavailable.class, verifier.verify(new PresentedToken(compact)));
        assertFalse(unavailable.retryAfter().isNegative());
        assertTrue(unavailable.retryAfter().compareTo(IssuerKeys.COOL_DOWN) <= 0);
    }
}
