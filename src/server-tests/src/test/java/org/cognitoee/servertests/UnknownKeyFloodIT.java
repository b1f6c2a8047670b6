package org.cognitoee.servertests;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.cognitoee.servertests.Load.Sample;
import org.cognitoee.servertests.Load.Token;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Floods of two kinds in turn, valid tokens among them: of random key ids, which are to be no worse for the valid ones than
 * bad signatures of a known key are.
 */
@Tag("payara-micro")
@ArquillianTest
class UnknownKeyFloodIT {

    private static final int UNKNOWN_KEYS = 100_000;
    private static final int THREADS = 4;
    private static final int ONE_IS_VALID_OF = 20;

    /** Of all threads together: 100,000 random key ids in the 60 s that are theirs, and a little more. */
    private static final int REQUESTS_PER_SECOND = 1_800;

    /** Two seconds of random key ids, then one of bad signatures. */
    private static final long PERIOD = TimeUnit.SECONDS.toNanos(3);

    private static final long UNKNOWN_KEYS_OF_PERIOD = TimeUnit.SECONDS.toNanos(2);
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration LEAST_P99 = Duration.ofMillis(20);
    private static final long COOL_DOWN_SECONDS = 10;

    private static final FaultyPool POOL = new FaultyPool();
    private static final KeyEndpoint ENDPOINT = POOL.endpoint();
    private static final Server SERVER = Server.application("");

    private final String valid = POOL.token(ENDPOINT);
    private final AtomicInteger unknownKeys = new AtomicInteger();
    private volatile long start;

    @Deployment(testable = false)
    @TargetsContainer("key-endpoints")
    static WebArchive war() {
        return FaultyPool.war(List.of(ENDPOINT));
    }

    @AfterAll
    static void close() {
        ENDPOINT.close();
        POOL.close();
    }

    @Test
    @Timeout(600)
    void randomKeyIds_causeOneFetchPerCoolDown_andAreNoWorseThanBadSignatures() throws Exception {
        start = System.nanoTime() + WARM_UP.toNanos();
        List<Load> loads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            loads.add(Load.of(
                    SERVER, Duration.ofSeconds(1).dividedBy(REQUESTS_PER_SECOND).multipliedBy(THREADS), this::next));
        }
        TimeUnit.NANOSECONDS.sleep(WARM_UP.toNanos());
        int fetchesBefore = ENDPOINT.attempts();
        unknownKeys.set(0);
        while (unknownKeys.get() < UNKNOWN_KEYS) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        List<Sample> all =
                loads.stream().map(Load::samples).flatMap(List::stream).toList();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        int fetches = ENDPOINT.attempts() - fetchesBefore;

        List<Sample> measured = Load.only(all, sample -> sample.sentAt() - start >= 0);
        List<Sample> amongUnknownKeys =
                Load.only(measured, sample -> isValid(sample) && isOfUnknownKeys(sample.sentAt()));
        List<Sample> amongBadSignatures =
                Load.only(measured, sample -> isValid(sample) && !isOfUnknownKeys(sample.sentAt()));
        Duration p99 = Load.p99(amongUnknownKeys);
        Duration p99OfBadSignatures = Load.p99(amongBadSignatures);
        long fetchesAllowed = 1 + took.toSeconds() / COOL_DOWN_SECONDS;
        System.out.printf(
                "flood: %d requests in %d s, %s; %d random key ids, %d fetches of at most %d; p99 of the valid ones %.1f ms among random key ids, %.1f ms among bad signatures%n",
                measured.size(),
                took.toSeconds(),
                Load.answers(measured),
                unknownKeys.get(),
                fetches,
                fetchesAllowed,
                millis(p99),
                millis(p99OfBadSignatures));
        Duration allowed = p99OfBadSignatures.multipliedBy(3).dividedBy(2);
        assertAll(
                () -> assertEquals(
                        List.of(),
                        Load.only(measured, sample -> !sample.isAsExpected()).stream()
                                .limit(10)
                                .toList()),
                () -> assertTrue(fetches <= fetchesAllowed, fetches + " fetches"),
                () -> assertTrue(p99.compareTo(allowed) <= 0 || p99.compareTo(LEAST_P99) <= 0, p99::toString));
    }

    private Token next() {
        if (ThreadLocalRandom.current().nextInt(ONE_IS_VALID_OF) == 0) {
            return Token.valid(valid);
        }
        if (isOfUnknownKeys(System.nanoTime())) {
            unknownKeys.incrementAndGet();
            return Token.underUnknownKey(valid);
        }
        byte[] signature = new byte[256];
        ThreadLocalRandom.current().nextBytes(signature);
        // not above any modulus
        signature[0] = 0;
        return new Token(
                valid.substring(0, valid.lastIndexOf('.') + 1)
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(signature),
                "401 token-signature-invalid");
    }

    private boolean isOfUnknownKeys(long nanoTime) {
        return Math.floorMod(nanoTime - start, PERIOD) < UNKNOWN_KEYS_OF_PERIOD;
    }

    private static boolean isValid(Sample sample) {
        return sample.expected().equals("200");
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }
}
