package org.cognitoee.userpool;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.cognitoee.problem.Problem;
import org.cognitoee.problem.ProblemException;
import org.cognitoee.problem.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class UserPoolCallsTest {

    private static final Problem UNAVAILABLE = Problem.of(Reason.POOL_UNAVAILABLE, Duration.ofSeconds(5));

    private final StubPool stub = new StubPool();
    private final CountDownLatch busy = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);
    private final AtomicInteger made = new AtomicInteger();

    @AfterEach
    void close() {
        go.countDown();
        stub.close();
    }

    private UserPoolCalls calls(int waiting, Duration total) {
        return new UserPoolCalls(Pools.at(stub.endpoint()), 1, waiting, total);
    }

    /** A call that takes the one thread, until the test lets it go. */
    private CompletionStage<String> hanging(UserPoolCalls calls) throws InterruptedException {
        CompletionStage<String> call = calls.call(pool -> {
            busy.countDown();
            awaitGo();
            return "done";
        });
        assertTrue(busy.await(10, SECONDS));
        return call;
    }

    private void awaitGo() {
        try {
            go.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T resultOf(CompletionStage<T> call) throws Exception {
        return call.toCompletableFuture().get(10, SECONDS);
    }

    private static Throwable failureOf(CompletionStage<?> call) {
        return Objects.requireNonNull(
                assertThrows(ExecutionException.class, () -> resultOf(call)).getCause());
    }

    private static Problem problemOf(CompletionStage<?> call) {
        return assertInstanceOf(ProblemException.class, failureOf(call)).problem();
    }

    @Test
    void aCall_isMadeOnAnotherThreadAndAnsweredWithWhatComesOfIt() throws Exception {
        IllegalStateException bug = new IllegalStateException();
        try (UserPoolCalls calls = calls(1, Duration.ofMinutes(1))) {
            assertFalse(resultOf(calls.call(pool -> Thread.currentThread())).equals(Thread.currentThread()));
            assertSame(bug, failureOf(calls.call(pool -> {
                throw bug;
            })));
            stub.answers(500, "{}");
            assertEquals(UNAVAILABLE, problemOf(calls.call(pool -> pool.signIn("ada", Pools.PASSWORD))));
        }
    }

    @Test
    void aCallMoreThanCanWait_isRefusedAtOnceAndTheOthersAreNot() throws Exception {
        try (UserPoolCalls calls = calls(2, Duration.ofMinutes(1))) {
            CompletionStage<String> hanging = hanging(calls);
            var waiting = IntStream.range(0, 2)
                    .mapToObj(i -> calls.call(pool -> made.incrementAndGet()))
                    .toList();

            CompletionStage<Integer> refused = calls.call(pool -> made.incrementAndGet());

            assertTrue(refused.toCompletableFuture().isDone());
            assertEquals(UNAVAILABLE, problemOf(refused));
            go.countDown();
            assertEquals("done", resultOf(hanging));
            assertEquals(1, resultOf(waiting.get(0)));
            assertEquals(2, resultOf(waiting.get(1)));
        }
    }

    @Test
    void aCallThatWaitedForTooLong_isAnsweredInTimeAndNeverMade() throws Exception {
        try (UserPoolCalls calls = calls(2, Duration.ofMillis(200))) {
            CompletionStage<String> hanging = hanging(calls);
            CompletionStage<Integer> late = calls.call(pool -> made.incrementAndGet());

            assertEquals(UNAVAILABLE, problemOf(hanging));
            assertEquals(UNAVAILABLE, problemOf(late));
            go.countDown();

            assertEquals("next", resultOf(calls.call(pool -> "next")));
            assertEquals(0, made.get());
        }
    }

    @Test
    void aCallAfterHavingWaited_hasOnlyWhatIsLeftOfItsTime() throws Exception {
        stub.hangs();
        try (UserPoolCalls calls = calls(2, Duration.ofMillis(500))) {
            CompletionStage<?> first = calls.call(pool -> pool.signIn("ada", Pools.PASSWORD));
            CompletionStage<?> second = calls.call(pool -> pool.signIn("ada", Pools.PASSWORD));
            assertEquals(UNAVAILABLE, problemOf(first));
            assertEquals(UNAVAILABLE, problemOf(second));

            stub.answers(200, "{\"ChallengeName\":\"NEW\"}");

            assertInstanceOf(SignIn.ChallengeRequired.class, resultOf(calls.call(pool -> pool.signIn("a", "b"))));
        }
    }

    @Test
    void theEnd_refusesWhoWaitsAndWhoComesAndClosesThePoolBehindTheLastCall() throws Exception {
        UserPoolCalls calls = calls(1, Duration.ofMinutes(1));
        CompletionStage<String> hanging = hanging(calls);
        CompletionStage<Integer> waiting = calls.call(pool -> made.incrementAndGet());

        calls.close();

        assertEquals(UNAVAILABLE, problemOf(waiting));
        assertEquals(UNAVAILABLE, problemOf(calls.call(pool -> made.incrementAndGet())));
        assertInstanceOf(IllegalStateException.class, failureOf(hanging), "it was interrupted");
        assertEquals(0, made.get());
    }
}
