package org.cognitoee.token;

import static org.cognitoee.token.SigningKey.FOREIGN;
import static org.cognitoee.token.SigningKey.ONE;
import static org.cognitoee.token.SigningKey.TWO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.cognitoee.token.KeyLookup.Found;
import org.cognitoee.token.KeyLookup.Unavailable;
import org.cognitoee.token.KeyLookup.Unknown;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who causes a fetch, and what a look-up says; what happens in the background is in {@link RefreshTest}. */
@Timeout(30)
class IssuerKeysTest {

    private static final KeyLookup KEY_ONE = ONE.foundAt(TestToken.ISSUER);
    private static final KeyLookup KEY_TWO = TWO.foundAt(TestToken.ISSUER);
    private static final KeyLookup UNKNOWN = new Unknown();

    private final KeyServer server = new KeyServer();
    private final HandDrivenClock clock = new HandDrivenClock();
    private final HandDrivenScheduler scheduler = new HandDrivenScheduler();
    private final IssuerKeys keys = keysAt(server.uri());

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void prefetch_returnsBeforeAnythingIsFetched() {
        scheduler.hold();
        keys.prefetch();
        assertEquals(0, server.requests());
        scheduler.release();
        assertEquals(1, server.requests());
        assertEquals(KEY_ONE, keys.lookup(ONE.kid()));
        assertEquals(KEY_TWO, keys.lookup(TWO.kid()));
        assertEquals(1, server.requests());
    }

    @Test
    void knownKey_causesNoFetchHoweverLongItIsUsed() {
        keys.prefetch();
        for (int hour = 0; hour < 24; hour++) {
            clock.move(Duration.ofHours(1));
            assertEquals(KEY_ONE, keys.lookup(ONE.kid()));
        }
        assertEquals(1, server.requests());
    }

    @Test
    void manyUnknownKeys_causeOneAttemptPerCoolDown() {
        keys.prefetch();
        for (int i = 0; i < 1000; i++) {
            assertEquals(UNKNOWN, keys.lookup("forged" + i));
        }
        clock.move(Duration.ofMillis(9_999));
        assertEquals(UNKNOWN, keys.lookup("forged"));
        assertEquals(1, server.requests());
        clock.move(Duration.ofMillis(1));
        for (int i = 0; i < 1000; i++) {
            assertEquals(UNKNOWN, keys.lookup("forged" + i));
        }
        assertEquals(2, server.requests());
    }

    @Test
    void manyUnknownKeysInAnOutage_causeOneAttemptPerCoolDownToo() {
        server.fail();
        for (int i = 0; i < 1000; i++) {
            assertEquals(unavailable(10_000), keys.lookup("forged" + i));
        }
        clock.move(Duration.ofMillis(9_999));
        assertEquals(unavailable(1), keys.lookup("forged"));
        assertEquals(1, server.requests());
        clock.move(Duration.ofMillis(1));
        assertEquals(unavailable(10_000), keys.lookup("forged"));
        assertEquals(2, server.requests());
    }

    @Test
    void knownKeyInAnOutage_isFoundAndUnknownOneIsUnavailable() {
        keys.prefetch();
        server.fail();
        clock.move(Duration.ofSeconds(10));
        assertEquals(unavailable(10_000), keys.lookup("forged"));
        assertEquals(KEY_ONE, keys.lookup(ONE.kid()));
    }

    @Test
    void unknownKeyAfterTheOutage_isUnknownAgain() {
        server.fail();
        keys.prefetch();
        server.publish(ONE);
        assertEquals(unavailable(10_000), keys.lookup(FOREIGN.kid()));
        clock.move(Duration.ofSeconds(10));
        assertEquals(UNKNOWN, keys.lookup(FOREIGN.kid()));
    }

    @Test
    void lookupWhileNoAttemptHasFinished_isUnavailableAndLeavesTheInterruption() {
        scheduler.hold();
        keys.prefetch();
        Thread.currentThread().interrupt();
        assertEquals(unavailable(10_000), keys.lookup(ONE.kid()));
        assertTrue(Thread.interrupted());
        scheduler.release();
        assertEquals(KEY_ONE, keys.lookup(ONE.kid()));
    }

    @Test
    void attemptThatNeverFinishes_isWaitedForNoLongerThanTheLimit() {
        scheduler.hold();
        long start = System.nanoTime();
        assertEquals(unavailable(10_000), keys.lookup(ONE.kid()));
        Duration waited = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(waited.compareTo(JwksEndpoint.LIMIT.plusSeconds(1)) < 0, waited::toString);
    }

    @Test
    void newKey_isSeenAfterOneCoolDown() {
        server.publish(ONE);
        keys.prefetch();
        server.publish(ONE, TWO);
        assertEquals(UNKNOWN, keys.lookup(TWO.kid()));
        clock.move(Duration.ofSeconds(10));
        assertEquals(KEY_TWO, keys.lookup(TWO.kid()));
        assertEquals(KEY_ONE, keys.lookup(ONE.kid()));
        assertEquals(2, server.requests());
    }

    @Test
    void withdrawnKey_isUnknownWithTheFetchThatShowsIt() {
        keys.prefetch();
        server.publish(ONE);
        clock.move(Duration.ofSeconds(10));
        assertEquals(KEY_TWO, keys.lookup(TWO.kid()));
        assertEquals(UNKNOWN, keys.lookup("forged"));
        assertEquals(UNKNOWN, keys.lookup(TWO.kid()));
        assertEquals(KEY_ONE, keys.lookup(ONE.kid()));
    }

    @Test
    void keyIdWithAnotherKey_isTheNewKeyWithTheFetchThatShowsIt() {
        keys.prefetch();
        String swapped = FOREIGN.jwk().replace(FOREIGN.kid(), ONE.kid());
        server.answer(KeyServer.Answer.of(200, SigningKey.jwks(swapped)));
        clock.move(Duration.ofSeconds(10));
        assertEquals(UNKNOWN, keys.lookup("forged"));
        assertEquals(
                new Found(new VerificationKey(TestToken.ISSUER, ONE.kid(), new Rs256(FOREIGN.publicKey(), null))),
                keys.lookup(ONE.kid()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"keys\":[]}", "{\"keys\":[{\"kty\":\"RSA\"}]}", "<html></html>", "", "{\"keys\":1}"})
    void answerWithoutAUsableKey_replacesNothingAndCountsAsAFailure(String body) {
        keys.prefetch();
        server.answer(KeyServer.Answer.of(200, body));
        clock.move(Duration.ofSeconds(10));
        assertEquals(unavailable(10_000), keys.lookup("forged"));
        assertEquals(KEY_ONE, keys.lookup(ONE.kid()));
        assertEquals(KEY_TWO, keys.lookup(TWO.kid()));
    }

    @ParameterizedTest
    @CsvSource({"-PT1H, 2", "-PT0.001S, 2", "PT0S, 1"})
    void clockSetBack_doesNotProlongTheCoolDown(Duration moved, int requests) {
        keys.prefetch();
        clock.move(moved);
        assertEquals(UNKNOWN, keys.lookup("forged"));
        assertEquals(UNKNOWN, keys.lookup("forged"));
        assertEquals(requests, server.requests());
    }

    @Test
    void addressThatCannotBeCalled_isUnavailableAndNotThrown() {
        IssuerKeys nowhere = keysAt(URI.create("http://127.0.0.1:99999/"));
        assertEquals(unavailable(10_000), nowhere.lookup(ONE.kid()));
    }

    @Test
    void serverThatTakesNoTasks_isUnavailableAndNotThrown() {
        keys.prefetch();
        scheduler.reject();
        clock.move(Duration.ofSeconds(10));
        assertEquals(unavailable(10_000), keys.lookup("forged"));
        assertEquals(KEY_ONE, keys.lookup(ONE.kid()));
        assertEquals(unavailable(10_000), keysAt(server.uri()).lookup(ONE.kid()));
    }

    @Test
    void closedBeforeItsFetchEnds_keepsTheKeysAndSchedulesNothing() {
        scheduler.hold();
        keys.prefetch();
        keys.close();
        scheduler.release();
        assertEquals(KEY_ONE, keys.lookup(ONE.kid()));
        assertEquals(List.of(), scheduler.delays());
    }

    private IssuerKeys keysAt(URI uri) {
        return TestPool.keys(uri, scheduler, clock);
    }

    private static KeyLookup unavailable(long millis) {
        return new Unavailable(Duration.ofMillis(millis));
    }
}
