package org.cognitoee.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.cognitoee.token.SigningKey.FOREIGN;
import static org.cognitoee.token.SigningKey.ONE;
import static org.cognitoee.token.SigningKey.TWO;
import static org.cognitoee.token.TestToken.ISSUER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.cognitoee.token.KeyEvent.KeySetChanged;
import org.cognitoee.token.KeyEvent.RefreshFailed;
import org.cognitoee.token.KeyLookup.Unavailable;
import org.cognitoee.token.KeyLookup.Unknown;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is told of the keys: to a listener, each change and each failure, and to whoever looks, how it stands. */
@Timeout(30)
class KeyEventsTest {

    private static final KeyLookup KEY_ONE = ONE.foundAt(ISSUER);

    private final KeyServer server = new KeyServer();
    private final HandDrivenClock clock = new HandDrivenClock();
    private final HandDrivenScheduler scheduler = new HandDrivenScheduler();
    private final List<KeyEvent> events = Collections.synchronizedList(new ArrayList<>());
    private final IssuerKeys keys = keysAt(new JwksEndpoint(server.uri(), scheduler));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void keySet_isToldWhenItIsAnotherOne() {
        keys.prefetch();
        assertTold(new KeySetChanged(ISSUER, Set.of(ONE.kid(), TWO.kid())));
        fetchAgain();
        assertTold();
        server.publish(TWO, ONE);
        fetchAgain();
        assertTold();
        server.publish(ONE);
        fetchAgain();
        assertTold(new KeySetChanged(ISSUER, Set.of(ONE.kid())));
        server.publish(ONE, TWO, FOREIGN);
        fetchAgain();
        assertTold(new KeySetChanged(ISSUER, Set.of(ONE.kid(), TWO.kid(), FOREIGN.kid())));
        server.answer(KeyServer.Answer.of(200, SigningKey.jwks(FOREIGN.jwk().replace(FOREIGN.kid(), ONE.kid()))));
        fetchAgain();
        assertTold(new KeySetChanged(ISSUER, Set.of(ONE.kid())));
        server.publish(ONE);
        fetchAgain();
        assertTold(new KeySetChanged(ISSUER, Set.of(ONE.kid())));
    }

    @Test
    void failure_isToldEachTimeAndItsEndOnlyIfTheKeysAreOthers() {
        keys.prefetch();
        events.clear();
        server.fail();
        fetchAgain();
        fetchAgain();
        assertTold(
                new RefreshFailed(ISSUER, KeyFetchFailure.STATUS), new RefreshFailed(ISSUER, KeyFetchFailure.STATUS));
        server.publish(ONE, TWO);
        fetchAgain();
        assertTold();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "301 | {} | STATUS",
                "404 | {} | STATUS",
                "500 | {} | STATUS",
                "200 | <html></html> | MALFORMED",
                "200 | {\"keys\":[ | MALFORMED",
                "200 | {\"keys\":[]} | NO_USABLE_KEY",
                "200 | {\"keys\":[{\"kty\":\"RSA\"}]} | NO_USABLE_KEY",
            })
    void answerWithoutKeys_isAFailureOfItsKind(int status, String body, KeyFetchFailure kind) {
        server.answer(KeyServer.Answer.of(status, body));
        keys.prefetch();
        assertFailed(keys, kind);
    }

    @Test
    void answerThatIsTooLong_isTooLarge() {
        server.answer(KeyServer.Answer.of(200, SigningKey.jwks() + " ".repeat(64 * 1024)));
        keys.prefetch();
        assertFailed(keys, KeyFetchFailure.TOO_LARGE);
    }

    @Test
    void endpointThatIsSilent_isATimeout() {
        CountDownLatch over = new CountDownLatch(1);
        server.beforeAnswer(() -> awaitQuietly(over));
        keys.prefetch();
        over.countDown();
        assertFailed(keys, KeyFetchFailure.TIMEOUT);
    }

    @Test
    void endpointThatIsNotThere_isUnreachable() {
        server.close();
        keys.prefetch();
        assertFailed(keys, KeyFetchFailure.UNREACHABLE);
    }

    @Test
    void fetchThatTheServerDoesNotTake_isCountedAndToldNobody() {
        scheduler.reject();
        keys.prefetch();
        assertTold();
        assertEquals(Map.of(KeyFetchFailure.NOT_STARTED, 1L), keys.status().failures());
    }

    @Test
    void file_isReadAgainAndItsFailuresAreOfTheirKinds(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("jwks.json"), SigningKey.jwks(ONE.jwk()));
        IssuerKeys ofFile = keysAt(new JwksFile(file));
        ofFile.prefetch();
        assertTold(new KeySetChanged(ISSUER, Set.of(ONE.kid())));
        assertEquals(
                List.of(Duration.ofMinutes(4)),
                scheduler.delays().stream()
                        .map(delay -> delay.truncatedTo(ChronoUnit.MINUTES))
                        .toList());

        replace(file, SigningKey.jwks(TWO.jwk()));
        assertEquals(KEY_ONE, ofFile.lookup(ONE.kid()));
        clock.move(scheduler.delays().get(0));
        scheduler.runLater();
        assertTold(new KeySetChanged(ISSUER, Set.of(TWO.kid())));
        assertEquals(new Unknown(), ofFile.lookup(ONE.kid()));

        Files.delete(file);
        assertNextFails(KeyFetchFailure.UNREACHABLE);
        Files.createDirectory(file);
        assertNextFails(KeyFetchFailure.UNREACHABLE);
        Files.delete(file);
        Files.writeString(file, "{\"keys\":[");
        assertNextFails(KeyFetchFailure.MALFORMED);
        replace(file, SigningKey.jwks(ONE.jwk()) + " ".repeat(64 * 1024));
        assertNextFails(KeyFetchFailure.TOO_LARGE);
        replace(file, SigningKey.jwks());
        assertEquals(TWO.foundAt(ISSUER), ofFile.lookup(TWO.kid()));
        clock.move(scheduler.delays().get(0));
        scheduler.runLater();
        assertTold(new KeySetChanged(ISSUER, Set.of(ONE.kid(), TWO.kid())));
    }

    @Test
    void fileOf64KiB_isReadAndOneOctetMoreIsNot(@TempDir Path folder) throws IOException {
        String jwks = SigningKey.jwks();
        String largest = jwks + " ".repeat(64 * 1024 - jwks.length());
        Path file = Files.writeString(folder.resolve("jwks.json"), largest);
        assertEquals(2, new JwksFile(file).fetch().keys().size());
        Files.writeString(file, largest + ' ');
        IssuerKeys ofFile = keysAt(new JwksFile(file));
        ofFile.prefetch();
        assertFailed(ofFile, KeyFetchFailure.TOO_LARGE);
    }

    static List<Consumer<KeyEvent>> troublesomeListeners() {
        return List.of(
                event -> {
                    throw new IllegalStateException("the listener's");
                },
                event -> {
                    throw new AssertionError("the listener's");
                },
                event -> awaitQuietly(new CountDownLatch(1)));
    }

    @ParameterizedTest
    @MethodSource("troublesomeListeners")
    void listenerThatThrowsOrHangs_harmsNeitherKeysNorRequests(Consumer<KeyEvent> listener) throws Exception {
        ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(4);
        try {
            IssuerKeys troubled =
                    new IssuerKeys(ISSUER, new JwksEndpoint(server.uri(), threads), null, threads, clock, listener);
            assertEquals(KEY_ONE, troubled.lookup(ONE.kid()));
            server.fail();
            clock.move(IssuerKeys.COOL_DOWN);
            assertEquals(new Unavailable(IssuerKeys.COOL_DOWN), troubled.lookup("unknown"));
            assertEquals(KEY_ONE, troubled.lookup(ONE.kid()));
            server.publish(ONE, FOREIGN);
            clock.move(IssuerKeys.COOL_DOWN);
            assertEquals(FOREIGN.foundAt(ISSUER), troubled.lookup(FOREIGN.kid()));
            assertEquals(clock.instant(), troubled.status().fetchedAt());
        } finally {
            threads.shutdownNow();
            assertTrue(threads.awaitTermination(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void status_isThatOfEveryMoment() {
        assertEquals(new KeySetStatus(ISSUER, Set.of(), null, null, 0, Map.of(), 0), keys.status());

        keys.prefetch();
        KeySetStatus fetched = keys.status();
        assertEquals(Set.of(ONE.kid(), TWO.kid()), fetched.keyIds());
        assertEquals(clock.instant(), fetched.fetchedAt());
        assertEquals(clock.instant().plus(scheduler.delays().get(0)), fetched.nextRefresh());
        assertEquals(1, fetched.attempts());

        keys.lookup("unknown");
        keys.lookup("unknown");
        assertEquals(2, keys.status().unknownKeyIdsRefused());

        server.fail();
        clock.move(IssuerKeys.COOL_DOWN);
        keys.lookup("unknown");
        KeySetStatus failing = keys.status();
        assertEquals(2, failing.unknownKeyIdsRefused());
        assertEquals(2, failing.attempts());
        assertEquals(Map.of(KeyFetchFailure.STATUS, 1L), failing.failures());
        assertEquals(fetched.keyIds(), failing.keyIds());
        assertEquals(fetched.fetchedAt(), failing.fetchedAt());
        assertEquals(clock.instant().plus(scheduler.delays().get(0)), failing.nextRefresh());

        clock.move(IssuerKeys.STALE_LIMIT);
        assertEquals(Set.of(), keys.status().keyIds());
        assertEquals(fetched.fetchedAt(), keys.status().fetchedAt());

        keys.close();
        assertEquals(null, keys.status().nextRefresh());
    }

    private IssuerKeys keysAt(KeySource source) {
        return new IssuerKeys(ISSUER, source, null, scheduler, clock, events::add);
    }

    private void fetchAgain() {
        clock.move(IssuerKeys.COOL_DOWN);
        keys.prefetch();
    }

    private void assertNextFails(KeyFetchFailure kind) {
        clock.move(scheduler.delays().get(0));
        scheduler.runLater();
        assertTold(new RefreshFailed(ISSUER, kind));
    }

    private void assertFailed(IssuerKeys failed, KeyFetchFailure kind) {
        assertTold(new RefreshFailed(ISSUER, kind));
        assertEquals(Map.of(kind, 1L), failed.status().failures());
        assertInstanceOf(Unavailable.class, failed.lookup(ONE.kid()));
    }

    /** These and no others, since the last time. */
    private void assertTold(KeyEvent... told) {
        assertEquals(List.of(told), events);
        events.clear();
    }

    private static void replace(Path file, String content) throws IOException {
        Path next = file.resolveSibling("next");
        Files.write(next, content.getBytes(UTF_8));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
