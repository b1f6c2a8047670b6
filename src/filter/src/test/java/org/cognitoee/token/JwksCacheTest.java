package org.cognitoee.token;

import static org.cognitoee.token.SigningKey.ONE;
import static org.cognitoee.token.SigningKey.TWO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.cognitoee.token.KeyLookup.Unavailable;
import org.cognitoee.token.KeyLookup.Unknown;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two issuers that do not disturb each other, and many threads at once. */
@Timeout(30)
class JwksCacheTest {

    private static final String FIRST = "https://first.example";
    private static final String SECOND = "https://second.example";

    private final KeyServer first = new KeyServer();
    private final KeyServer second = new KeyServer();
    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(3);
    private final ExecutorService requestThreads = Executors.newCachedThreadPool();
    private final JwksCache cache = cacheOn(scheduler);

    @AfterEach
    void close() {
        cache.close();
        first.close();
        second.close();
        scheduler.shutdownNow();
        requestThreads.shutdownNow();
    }

    @Test
    void key_isFoundUnderItsOwnIssuerOnly() {
        first.publish(ONE);
        second.publish(TWO);
        assertEquals(ONE.foundAt(FIRST), cache.lookup(FIRST, ONE.kid()));
        assertEquals(TWO.foundAt(SECOND), cache.lookup(SECOND, TWO.kid()));
        assertEquals(new Unknown(), cache.lookup(FIRST, TWO.kid()));
        assertEquals(new Unknown(), cache.lookup(SECOND, ONE.kid()));
        assertEquals(new Unknown(), cache.lookup("https://third.example", ONE.kid()));
        assertEquals(1, first.requests());
        assertEquals(1, second.requests());
    }

    @Test
    void issuerThatFails_disturbsNoOther() {
        first.fail();
        HandDrivenScheduler byHand = new HandDrivenScheduler();
        JwksCache both = cacheOn(byHand);
        both.prefetch();
        assertInstanceOf(Unavailable.class, both.lookup(FIRST, ONE.kid()));
        assertEquals(ONE.foundAt(SECOND), both.lookup(SECOND, ONE.kid()));
        assertEquals(new Unknown(), both.lookup(SECOND, "forged"));
        assertEquals(1, byHand.delays().size());
        both.close();
        assertEquals(List.of(), byHand.delays());
    }

    @Test
    void issuerThatHangs_disturbsNoOther() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        first.beforeAnswer(() -> {
            asked.countDown();
            awaitQuietly(answer);
        });
        cache.prefetch();
        assertTrue(asked.await(10, TimeUnit.SECONDS));
        assertEquals(ONE.foundAt(SECOND), cache.lookup(SECOND, ONE.kid()));
        answer.countDown();
        assertEquals(ONE.foundAt(FIRST), cache.lookup(FIRST, ONE.kid()));
    }

    @Test
    void manyThreadsWithoutTheKey_waitForOneFetch() throws Exception {
        int threads = 32;
        CountDownLatch started = new CountDownLatch(threads);
        first.beforeAnswer(() -> awaitQuietly(started));
        List<Future<KeyLookup>> lookups = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            lookups.add(requestThreads.submit(() -> {
                started.countDown();
                return cache.lookup(FIRST, ONE.kid());
            }));
        }
        for (Future<KeyLookup> lookup : lookups) {
            assertEquals(ONE.foundAt(FIRST), lookup.get(10, TimeUnit.SECONDS));
        }
        assertEquals(1, first.requests());
    }

    @Test
    void knownKeyWhileAFetchHangs_isFoundWithoutWaiting() throws Exception {
        HandDrivenClock clock = new HandDrivenClock();
        JwksCache known = TestPool.cache(Map.of(FIRST, first.uri()), scheduler, clock);
        assertEquals(ONE.foundAt(FIRST), known.lookup(FIRST, ONE.kid()));
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        first.beforeAnswer(() -> {
            asked.countDown();
            awaitQuietly(answer);
        });
        clock.move(IssuerKeys.COOL_DOWN);
        Future<KeyLookup> forged = requestThreads.submit(() -> known.lookup(FIRST, "forged"));
        assertTrue(asked.await(10, TimeUnit.SECONDS));
        assertEquals(ONE.foundAt(FIRST), known.lookup(FIRST, ONE.kid()));
        assertFalse(forged.isDone());
        answer.countDown();
        assertEquals(new Unknown(), forged.get(10, TimeUnit.SECONDS));
        known.close();
    }

    private JwksCache cacheOn(ScheduledExecutorService executor) {
        return TestPool.cache(Map.of(FIRST, first.uri(), SECOND, second.uri()), executor, InstantSource.system());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
