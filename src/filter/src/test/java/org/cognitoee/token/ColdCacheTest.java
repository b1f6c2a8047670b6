package org.cognitoee.token;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import org.cognitoee.token.KeyLookup.Found;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A crowd before an empty cache, on real threads and in front of a real endpoint. */
@Timeout(60)
class ColdCacheTest {

    private static final int CROWD = 1000;

    /** The answer waits for the crowd, but not for so long that it comes too late; whoever is later finds the key. */
    private static final long PATIENCE_MILLIS = 500;

    private static final KeyLookup KEY_ONE = new Found(SigningKey.ONE.verificationKey(TestToken.ISSUER));

    @Test
    void thousandThreadsAtOnce_causeOneFetch_andAllHaveTheKey() throws Exception {
        ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(2);
        ExecutorService threads = Executors.newFixedThreadPool(CROWD);
        CountDownLatch here = new CountDownLatch(CROWD);
        CountDownLatch waiting = new CountDownLatch(CROWD);
        try (KeyServer server = new KeyServer();
                JwksCache cache = new JwksCache(
                        Map.of(TestToken.ISSUER, server.uri()), null, scheduler, InstantSource.system(), event -> {})) {
            server.beforeAnswer(() -> await(waiting, PATIENCE_MILLIS));
            List<Future<KeyLookup>> lookups = new ArrayList<>();
            for (int i = 0; i < CROWD; i++) {
                lookups.add(threads.submit(() -> {
                    here.countDown();
                    await(here, 30_000);
                    waiting.countDown();
                    return cache.lookup(TestToken.ISSUER, SigningKey.ONE.kid());
                }));
            }
            for (Future<KeyLookup> lookup : lookups) {
                assertEquals(KEY_ONE, lookup.get(30, TimeUnit.SECONDS));
            }
            assertEquals(1, server.requests());
            assertEquals(1, cache.status(TestToken.ISSUER).attempts());
            System.out.println("cold cache: " + CROWD + " threads at once, " + server.requests() + " fetch");
        } finally {
            threads.shutdownNow();
            scheduler.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch, long millis) {
        try {
            var unused = latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
