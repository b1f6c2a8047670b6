package org.cognitoee.token;

import static org.cognitoee.token.SigningKey.ONE;
import static org.cognitoee.token.SigningKey.TWO;
import static org.cognitoee.token.TestToken.ISSUER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.cognitoee.token.KeyLookup.Unavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who waits for a fetch, on real threads. */
@Timeout(60)
class WaitingRequestsTest {

    private static final Unavailable UNAVAILABLE = new Unavailable(IssuerKeys.COOL_DOWN);

    private final KeyServer server = new KeyServer();
    private final HandDrivenClock clock = new HandDrivenClock();
    private final ScheduledExecutorService scheduler = new ScheduledThreadPoolExecutor(2);
    private final IssuerKeys keys = TestPool.keys(server.uri(), scheduler, clock);
    private final CountDownLatch gate = new CountDownLatch(1);

    /** A look-up on a thread of its own. */
    private static final class Request extends Thread {

        final FutureTask<KeyLookup> lookup;

        private Request(FutureTask<KeyLookup> lookup) {
            super(lookup);
            this.lookup = lookup;
        }

        KeyLookup answer() throws Exception {
            return lookup.get(30, TimeUnit.SECONDS);
        }

        void awaitWaiting() {
            while (getState() != State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
        }
    }

    @AfterEach
    void close() {
        gate.countDown();
        keys.close();
        server.close();
        scheduler.shutdownNow();
    }

    @Test
    void requestsInAnOutage_waitUpToEightAndTheOthersAreAnsweredAtOnce() throws Exception {
        server.fail();
        assertEquals(UNAVAILABLE, keys.lookup(ONE.kid()));
        clock.move(IssuerKeys.COOL_DOWN);
        server.publish(ONE);
        server.beforeAnswer(this::awaitGate);
        List<Request> waiting = requests(IssuerKeys.MOST_WAITING_IN_AN_OUTAGE);
        waiting.forEach(Request::awaitWaiting);
        for (Request other : requests(20)) {
            assertEquals(UNAVAILABLE, other.answer());
        }
        waiting.forEach(request -> assertTrue(request.isAlive()));
        gate.countDown();
        for (Request request : waiting) {
            assertEquals(ONE.foundAt(ISSUER), request.answer());
        }
        assertEquals(2, server.requests());
        assertEquals(8, waiting.size());
    }

    @Test
    void requestsThatHaveWaitedInAnOutage_leaveTheirPlacesToOthers() throws Exception {
        server.fail();
        keys.lookup(ONE.kid());
        for (int i = 0; i < 10; i++) {
            clock.move(IssuerKeys.COOL_DOWN);
            assertEquals(UNAVAILABLE, keys.lookup(ONE.kid()));
        }
        server.publish(ONE);
        clock.move(IssuerKeys.COOL_DOWN);
        assertEquals(ONE.foundAt(ISSUER), keys.lookup(ONE.kid()));
    }

    @Test
    void requestsAfterTheOutage_waitHoweverManyTheyAre() throws Exception {
        server.fail();
        keys.lookup(ONE.kid());
        clock.move(IssuerKeys.COOL_DOWN);
        server.publish(ONE);
        assertEquals(ONE.foundAt(ISSUER), keys.lookup(ONE.kid()));
        clock.move(IssuerKeys.COOL_DOWN);
        server.publish(ONE, TWO);
        server.beforeAnswer(this::awaitGate);
        List<Request> waiting = requests(TWO.kid(), 3 * IssuerKeys.MOST_WAITING_IN_AN_OUTAGE);
        waiting.forEach(Request::awaitWaiting);
        gate.countDown();
        for (Request request : waiting) {
            assertEquals(TWO.foundAt(ISSUER), request.answer());
        }
    }

    static List<ThreadFactory> factoriesWithoutThreads() {
        return List.of(
                task -> {
                    throw new IllegalStateException("the application is not started any more");
                },
                task -> {
                    throw new InternalError("unable to create a thread");
                });
    }

    @ParameterizedTest
    @MethodSource("factoriesWithoutThreads")
    void requestWhereThereIsNoThreadForTheFetch_isUnavailableAtOnceAndNotThrown(ThreadFactory none) {
        ScheduledThreadPoolExecutor threadless = new ScheduledThreadPoolExecutor(1, none);
        IssuerKeys starved = TestPool.keys(server.uri(), threadless, clock);
        assertTimeout(JwksEndpoint.LIMIT.minusSeconds(1), () -> {
            assertEquals(UNAVAILABLE, starved.lookup(ONE.kid()));
            assertEquals(UNAVAILABLE, starved.lookup(ONE.kid()));
        });
        assertEquals(Map.of(KeyFetchFailure.NOT_STARTED, 1L), starved.status().failures());
        threadless.shutdownNow();
    }

    @Test
    void keysWhoseNextRefreshCannotBePlanned_areGoodAllTheSame() {
        ScheduledThreadPoolExecutor forgetful = new ScheduledThreadPoolExecutor(1) {
            @Override
            public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
                if (unit.toSeconds(delay) > JwksEndpoint.LIMIT.toSeconds()) {
                    throw new IllegalStateException("the application is not started any more");
                }
                return super.schedule(task, delay, unit);
            }
        };
        IssuerKeys fetched = TestPool.keys(server.uri(), forgetful, clock);
        assertEquals(ONE.foundAt(ISSUER), fetched.lookup(ONE.kid()));
        assertEquals(Map.of(), fetched.status().failures());
        assertNull(fetched.status().nextRefresh());
        forgetful.shutdownNow();
    }

    private List<Request> requests(int number) {
        return requests(ONE.kid(), number);
    }

    private List<Request> requests(String kid, int number) {
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            Request request = new Request(new FutureTask<>(() -> keys.lookup(kid)));
            requests.add(request);
            request.start();
        }
        return requests;
    }

    private void awaitGate() {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
