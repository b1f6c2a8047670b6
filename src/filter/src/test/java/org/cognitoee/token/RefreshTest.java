package org.cognitoee.token;

import static org.cognitoee.token.SigningKey.ONE;
import static org.cognitoee.token.SigningKey.TWO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.cognitoee.token.KeyLookup.Unavailable;
import org.cognitoee.token.KeyLookup.Unknown;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@link IssuerKeys} does in the background. */
@Timeout(30)
class RefreshTest {

    private static final KeyLookup KEY_ONE = ONE.foundAt(TestToken.ISSUER);

    private final KeyServer server = new KeyServer();
    private final HandDrivenClock clock = new HandDrivenClock();
    private final HandDrivenScheduler scheduler = new HandDrivenScheduler();
    private final IssuerKeys keys = TestPool.keys(server.uri(), scheduler, clock);

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "max-age=3600, PT48M",
        "max-age=300, PT4M",
        "max-age=299, PT4M",
        "no-store, PT4M",
        "max-age=86400, PT19H12M",
        "max-age=999999999, PT19H12M",
        "public, PT4M"
    })
    void keys_areRefreshedAt80PercentOfTheirAgeWithinBounds(String cacheControl, Duration delay) {
        server.answer(KeyServer.Answer.keys(SigningKey.jwks(), cacheControl));
        keys.prefetch();
        assertNextIn(delay);
    }

    @RepeatedTest(50)
    void jitter_onlyLengthens() {
        keys.prefetch();
        assertNextIn(Duration.ofMinutes(48));
    }

    @Test
    void refresh_fetchesOnceAndPlansTheNext() {
        keys.prefetch();
        server.publish(ONE);
        clock.move(Duration.ofMinutes(48));
        scheduler.runLater();
        assertEquals(2, server.requests());
        assertEquals(new Unknown(), keys.lookup(TWO.kid()));
        assertEquals(KEY_ONE, keys.lookup(ONE.kid()));
        assertEquals(2, server.requests());
        assertNextIn(Duration.ofMinutes(48));
    }

    @Test
    void fetchForAnUnknownKey_takesThePlaceOfThePlannedRefresh() {
        keys.prefetch();
        clock.move(Duration.ofMinutes(30));
        assertEquals(new Unknown(), keys.lookup("forged"));
        assertEquals(2, server.requests());
        assertNextIn(Duration.ofMinutes(48));
    }

    @Test
    void failedRefreshes_backOffUpToFiveMinutes() {
        keys.prefetch();
        server.fail();
        clock.move(Duration.ofMinutes(48));
        int attempts = 1;
        for (int seconds : new int[] {10, 20, 40, 80, 160, 300, 300, 300}) {
            scheduler.runLater();
            attempts++;
            assertEquals(attempts, server.requests());
            assertNextIn(Duration.ofSeconds(seconds));
            clock.move(scheduler.delays().get(0));
        }
        server.publish(ONE);
        scheduler.runLater();
        assertNextIn(Duration.ofMinutes(48));
        server.fail();
        clock.move(Duration.ofMinutes(48));
        scheduler.runLater();
        assertNextIn(Duration.ofSeconds(10));
    }

    @Test
    void outage_isOutlivedFor24HoursAfterTheFirstFailedRefresh() {
        keys.prefetch();
        server.fail();
        clock.move(Duration.ofMinutes(48));
        scheduler.runLater();
        clock.move(Duration.ofHours(12));
        scheduler.runLater();
        clock.move(Duration.ofHours(12).minusMillis(1));
        assertEquals(KEY_ONE, keys.lookup(ONE.kid()));
        clock.move(Duration.ofMillis(1));
        assertEquals(new Unavailable(IssuerKeys.COOL_DOWN), keys.lookup(ONE.kid()));
        server.publish(ONE);
        clock.move(IssuerKeys.COOL_DOWN);
        assertEquals(KEY_ONE, keys.lookup(ONE.kid()));
        clock.move(Duration.ofHours(23));
        assertEquals(KEY_ONE, keys.lookup(ONE.kid()));
    }

    @Test
    void keysThatAreNeverRefreshed_serveForTheirAgeAnd24HoursAndAreThenFetched() {
        keys.prefetch();
        clock.move(Duration.ofHours(25).minusMillis(1));
        assertEquals(KEY_ONE, keys.lookup(ONE.kid()));
        assertEquals(1, server.requests());
        clock.move(Duration.ofMillis(1));
        assertEquals(KEY_ONE, keys.lookup(ONE.kid()));
        assertEquals(2, server.requests());
    }

    @Test
    void outageThatIsNoticedLate_prolongsNothing() {
        server.answer(KeyServer.Answer.keys(SigningKey.jwks(), "max-age=300"));
        keys.prefetch();
        server.fail();
        clock.move(Duration.ofHours(1));
        scheduler.runLater();
        clock.move(Duration.ofHours(23).plusMinutes(5).minusMillis(1));
        assertEquals(KEY_ONE, keys.lookup(ONE.kid()));
        clock.move(Duration.ofMillis(1));
        assertEquals(new Unavailable(IssuerKeys.COOL_DOWN), keys.lookup(ONE.kid()));
    }

    @Test
    void fetchThatTheServerDoesNotTake_isTheStartOfAnOutage() {
        keys.prefetch();
        clock.move(IssuerKeys.COOL_DOWN);
        scheduler.reject();
        assertTimeout(
                JwksEndpoint.LIMIT.minusSeconds(1),
                () -> assertEquals(new Unavailable(IssuerKeys.COOL_DOWN), keys.lookup("forged")));
        clock.move(IssuerKeys.STALE_LIMIT.minusMillis(1));
        assertEquals(KEY_ONE, keys.lookup(ONE.kid()));
        clock.move(Duration.ofMillis(1));
        assertEquals(new Unavailable(IssuerKeys.COOL_DOWN), keys.lookup(ONE.kid()));
    }

    @Test
    void refreshThatStartsWhileTheKeysAreClosed_asksNobody() throws Exception {
        keys.prefetch();
        clock.move(Duration.ofMinutes(48));
        Thread refresh = new Thread(scheduler::runLater);
        synchronized (keys) {
            refresh.start();
            while (refresh.getState() != Thread.State.BLOCKED) {
                Thread.onSpinWait();
            }
            keys.close();
        }
        refresh.join(10_000);
        assertEquals(Thread.State.TERMINATED, refresh.getState());
        assertEquals(1, server.requests());
    }

    @Test
    void issuerThatNeverGaveAKey_isNotRefreshed() {
        server.fail();
        keys.prefetch();
        assertEquals(List.of(), scheduler.delays());
        clock.move(IssuerKeys.COOL_DOWN);
        assertEquals(new Unavailable(IssuerKeys.COOL_DOWN), keys.lookup(ONE.kid()));
        assertEquals(List.of(), scheduler.delays());
    }

    @Test
    void clockSetBackIntoTheCoolDown_postponesTheRefresh() {
        keys.prefetch();
        server.fail();
        clock.move(Duration.ofMinutes(48));
        scheduler.runLater();
        clock.move(Duration.ofSeconds(3));
        scheduler.runLater();
        assertEquals(2, server.requests());
        assertNextIn(Duration.ofSeconds(10));
        clock.move(Duration.ofSeconds(10));
        scheduler.runLater();
        assertEquals(3, server.requests());
        assertNextIn(Duration.ofSeconds(20));
    }

    @Test
    void close_cancelsThePlannedRefreshAndPlansNoMore() {
        keys.prefetch();
        keys.close();
        assertEquals(List.of(), scheduler.delays());
        assertEquals(KEY_ONE, keys.lookup(ONE.kid()));
        clock.move(IssuerKeys.COOL_DOWN);
        assertEquals(new Unknown(), keys.lookup("forged"));
        assertEquals(List.of(), scheduler.delays());
    }

    /** One task waits, for this long or up to a tenth longer. */
    private void assertNextIn(Duration delay) {
        assertEquals(1, scheduler.delays().size());
        Duration next = scheduler.delays().get(0);
        assertTrue(next.compareTo(delay) >= 0, next::toString);
        assertTrue(next.compareTo(delay.plus(delay.dividedBy(10))) <= 0, next::toString);
    }
}
