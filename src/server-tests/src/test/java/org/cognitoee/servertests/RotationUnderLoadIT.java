package org.cognitoee.servertests;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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

/** New keys, tokens under them at once, and later the old keys withdrawn, all under a steady load of valid tokens. */
@Tag("payara-micro")
@ArquillianTest
class RotationUnderLoadIT {

    private static final Duration COOL_DOWN = Duration.ofSeconds(10);
    private static final Duration COOL_DOWN_AND_FETCH = COOL_DOWN.plusSeconds(3);
    private static final Duration PACE = Duration.ofMillis(20);

    private static final Set<String> ANSWERS_TO_A_NEW_KEY = Set.of("200", "401 token-key-unknown");

    private static final FaultyPool POOL = new FaultyPool();
    private static final KeyEndpoint ENDPOINT = POOL.endpoint();
    private static final Server SERVER = Server.application("");

    private final String oldToken = POOL.token(ENDPOINT);
    private volatile String newest = oldToken;

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
    @Timeout(120)
    void rotation_refusesNoValidTokenAfterOneCoolDown_andTheWithdrawnKeyWithinOneRefresh() throws Exception {
        assertEquals("200", SERVER.get("auth/me", oldToken).summary());
        List<Load> loads = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            loads.add(Load.of(SERVER, PACE, () -> Token.valid(newest)));
        }
        Load old = Load.of(SERVER, PACE, () -> Token.valid(oldToken));
        TimeUnit.SECONDS.sleep(3);

        POOL.rotateKeys();
        long rotated = System.nanoTime();
        newest = POOL.token(ENDPOINT);
        TimeUnit.NANOSECONDS.sleep(COOL_DOWN_AND_FETCH.toNanos());

        POOL.withdrawOldKeys();
        long withdrawn = System.nanoTime();
        long refreshed = awaitRefresh();
        TimeUnit.SECONDS.sleep(3);
        List<Sample> ofOld = old.samples();
        List<Sample> ofNewest =
                loads.stream().map(Load::samples).flatMap(List::stream).toList();

        Duration refresh = Duration.ofNanos(refreshed - withdrawn);
        List<Sample> early = Load.only(
                ofNewest, sample -> isFrom(sample, rotated) && !isFrom(sample, rotated + COOL_DOWN.toNanos()));
        List<Sample> late = Load.only(
                ofNewest, sample -> !isFrom(sample, rotated) || isFrom(sample, rotated + COOL_DOWN.toNanos()));
        List<Sample> beforeWithdrawal = Load.only(ofOld, sample -> !isFrom(sample, withdrawn));
        List<Sample> afterRefresh = Load.only(ofOld, sample -> isFrom(sample, refreshed));
        System.out.printf(
                "rotation: %d requests, valid tokens %s, within a cool-down of the rotation %s; tokens of the old key %s, after the refresh that shows its withdrawal, %.1f s later, %s; %d fetches%n",
                ofNewest.size() + ofOld.size(),
                Load.answers(
                        Stream.concat(late.stream(), beforeWithdrawal.stream()).toList()),
                Load.answers(early),
                Load.answers(beforeWithdrawal),
                refresh.toMillis() / 1000.0,
                Load.answers(afterRefresh),
                ENDPOINT.attempts());
        assertAll(
                () -> assertEquals(Set.of("200"), Load.answers(late).keySet()),
                () -> assertEquals(Set.of("200"), Load.answers(beforeWithdrawal).keySet()),
                () -> assertEquals(
                        Set.of("401 token-key-unknown"),
                        Load.answers(afterRefresh).keySet()),
                () -> assertTrue(
                        ANSWERS_TO_A_NEW_KEY.containsAll(Load.answers(early).keySet())),
                () -> assertTrue(refresh.compareTo(COOL_DOWN_AND_FETCH) < 0, refresh::toString));
    }

    /** Asks for keys that nobody has heard of until that has made the server fetch the keys. */
    private long awaitRefresh() throws InterruptedException {
        int before = ENDPOINT.attempts();
        while (ENDPOINT.attempts() == before) {
            TimeUnit.MILLISECONDS.sleep(200);
            assertEquals(
                    "401 token-key-unknown",
                    SERVER.get("auth/me", FaultyPool.underUnknownKey(newest)).summary());
        }
        return System.nanoTime();
    }

    private static boolean isFrom(Sample sample, long nanoTime) {
        return sample.sentAt() - nanoTime >= 0;
    }
}
