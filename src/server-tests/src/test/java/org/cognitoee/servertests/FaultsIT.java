package org.cognitoee.servertests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every fault of a key endpoint, before its first good answer and after it, and the recovery from it: all at once, each on
 * an issuer of its own, on the WAR that was built.
 */
@Tag("payara-micro")
@ArquillianTest
class FaultsIT {

    private static final Duration COOL_DOWN = Duration.ofSeconds(10);

    /** All that a fetch may take. */
    private static final Duration FETCH = Duration.ofSeconds(3);

    /** What a busy machine may add. */
    private static final Duration BUSY = Duration.ofSeconds(1);

    private static final Duration PACE = Duration.ofMillis(250);

    private static final FaultyPool POOL = new FaultyPool();
    private static final Server SERVER = Server.application("");
    private static final List<Trial> TRIALS = Stream.of(Fault.values())
            .flatMap(fault -> Stream.of(new Trial(fault, true), new Trial(fault, false)))
            .toList();

    @Deployment(testable = false)
    @TargetsContainer("key-endpoints")
    static WebArchive war() {
        return FaultyPool.war(TRIALS.stream().map(trial -> trial.endpoint).toList());
    }

    @AfterAll
    static void close() {
        TRIALS.forEach(trial -> trial.endpoint.close());
        POOL.close();
    }

    @Test
    void everyFault_isAnsweredAsExpected_andOverWithinOneCoolDown() throws Exception {
        TRIALS.forEach(Trial::begin);
        ExecutorService threads = Executors.newFixedThreadPool(TRIALS.size());
        try {
            for (Future<?> trial : threads.invokeAll(TRIALS.stream()
                    .map(trial -> Executors.callable((Runnable) trial::run))
                    .toList())) {
                trial.get();
            }
        } finally {
            threads.shutdownNow();
        }
        List<String> wrong =
                TRIALS.stream().flatMap(trial -> trial.wrong.stream()).toList();
        System.out.println(summary());
        assertEquals(List.of(), wrong);
    }

    private static String summary() {
        long asExpected = TRIALS.stream().filter(trial -> trial.wrong.isEmpty()).count();
        return "faults: %d run, %d as expected, %d answers, the slowest after %d ms, with a known key after %d ms; %d attempts, none within %.1f s of another; recovered after %.1f s at most"
                .formatted(
                        TRIALS.size(),
                        asExpected,
                        TRIALS.stream().mapToInt(trial -> trial.answers).sum(),
                        most(TRIALS.stream().map(trial -> trial.slowest)).toMillis(),
                        most(TRIALS.stream().map(trial -> trial.slowestOfKnownKey))
                                .toMillis(),
                        TRIALS.stream()
                                .mapToInt(trial -> trial.endpoint.attempts())
                                .sum(),
                        TRIALS.stream()
                                        .map(trial -> trial.endpoint.leastGap())
                                        .min(Duration::compareTo)
                                        .orElseThrow()
                                        .toMillis()
                                / 1000.0,
                        most(TRIALS.stream().map(trial -> trial.recovery)).toMillis() / 1000.0);
    }

    private static Duration most(Stream<Duration> times) {
        return times.max(Duration::compareTo).orElseThrow();
    }

    /** One fault on one issuer. */
    private static final class Trial {

        private final Fault fault;
        private final boolean beforeFirstAnswer;
        private final KeyEndpoint endpoint = POOL.endpoint();
        private final String token = POOL.token(endpoint);
        private final List<String> wrong = new ArrayList<>();

        private int answers;
        private Duration slowest = Duration.ZERO;
        private Duration slowestOfKnownKey = Duration.ZERO;
        private Duration recovery = Duration.ZERO;

        Trial(Fault fault, boolean beforeFirstAnswer) {
            this.fault = fault;
            this.beforeFirstAnswer = beforeFirstAnswer;
            if (beforeFirstAnswer) {
                endpoint.fail(fault);
            }
        }

        /** The server's first requests, one after the other, take as long as they take. */
        private void begin() {
            expect(
                    Set.of(beforeFirstAnswer ? "503 keys-unavailable" : "200"),
                    SERVER.get("auth/me", token).summary());
        }

        private void run() {
            if (beforeFirstAnswer) {
                for (long start = System.nanoTime(); since(start).compareTo(COOL_DOWN.plus(FETCH)) < 0; pace()) {
                    ask(token, Set.of("503 keys-unavailable"), FETCH);
                }
            } else {
                askWithKnownKey();
                endpoint.fail(fault);
                String last = "401 token-key-unknown";
                for (long start = System.nanoTime(); since(start).compareTo(COOL_DOWN.plus(FETCH)) < 0; pace()) {
                    askWithKnownKey();
                    last = askWithUnknownKey(
                            last.equals("401 token-key-unknown")
                                    ? Set.of("401 token-key-unknown", "503 keys-unavailable")
                                    : Set.of("503 keys-unavailable"));
                }
                expect(Set.of("503 keys-unavailable"), last);
            }
            endpoint.recover();
            awaitRecovery();
            askWithKnownKey();
            if (endpoint.leastGap().plus(BUSY).compareTo(COOL_DOWN) < 0) {
                wrong.add(this + ": attempts within " + endpoint.leastGap());
            }
            if (endpoint.isAskedElsewhere()) {
                wrong.add(this + ": the redirect was followed");
            }
        }

        private void awaitRecovery() {
            long start = System.nanoTime();
            String known = "";
            String unknown = "";
            while (!(known.equals("200") && unknown.equals("401 token-key-unknown"))) {
                pace();
                known = beforeFirstAnswer
                        ? ask(token, Set.of("200", "503 keys-unavailable"), FETCH)
                        : askWithKnownKey();
                unknown = askWithUnknownKey(Set.of("401 token-key-unknown", "503 keys-unavailable"));
                recovery = since(start);
                if (recovery.compareTo(COOL_DOWN.plus(FETCH).plus(BUSY)) > 0) {
                    wrong.add(this + ": not over after " + recovery);
                    return;
                }
            }
        }

        private String askWithKnownKey() {
            long start = System.nanoTime();
            String answer = ask(token, Set.of("200"), Duration.ZERO);
            Duration time = since(start);
            slowestOfKnownKey = time.compareTo(slowestOfKnownKey) > 0 ? time : slowestOfKnownKey;
            return answer;
        }

        private String askWithUnknownKey(Set<String> expected) {
            return ask(FaultyPool.underUnknownKey(token), expected, FETCH);
        }

        private String ask(String accessToken, Set<String> expected, Duration limit) {
            long start = System.nanoTime();
            Answer answer = SERVER.get("auth/me", accessToken);
            Duration time = since(start);
            answers++;
            slowest = time.compareTo(slowest) > 0 ? time : slowest;
            expect(expected, answer.summary());
            if (answer.status() == 503 && Integer.parseInt(answer.header("Retry-After")) > COOL_DOWN.toSeconds()) {
                wrong.add(this + ": Retry-After " + answer.header("Retry-After"));
            }
            if (time.compareTo(limit.plus(BUSY)) > 0) {
                wrong.add(this + ": " + answer.summary() + " after " + time);
            }
            return answer.summary();
        }

        private void expect(Set<String> expected, String actual) {
            if (!expected.contains(actual)) {
                wrong.add(this + ": " + actual + " and not " + expected);
            }
        }

        private static Duration since(long start) {
            return Duration.ofNanos(System.nanoTime() - start);
        }

        private static void pace() {
            try {
                TimeUnit.NANOSECONDS.sleep(PACE.toNanos());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public String toString() {
            return fault + (beforeFirstAnswer ? " before" : " after") + " the first good answer";
        }
    }
}
