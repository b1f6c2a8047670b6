package org.cognitoee.token;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.cognitoee.token.KeyEvent.KeySetChanged;
import org.cognitoee.token.KeyEvent.RefreshFailed;
import org.cognitoee.token.KeySource.Fetched;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one issuer: when they are fetched, how long they are used, and who waits for them.
 *
 * <p>One <em>attempt</em> to fetch is made per cool-down, whatever its outcome and whoever asks. A request whose key is
 * known never waits and takes no lock; all whose key is not wait for the same attempt. What the last attempt has not
 * shown is unknown until the next one: so the memory of unknown key ids is a single instant, which no flood can fill, and
 * which delays a new key by one cool-down at most.
 */
final class IssuerKeys {

    static final Duration COOL_DOWN = Duration.ofSeconds(10);
    static final Duration STALE_LIMIT = Duration.ofHours(24);
    static final Duration LEAST_MAX_AGE = Duration.ofMinutes(5);
    static final Duration MOST_MAX_AGE = Duration.ofHours(24);

    /** How many requests an attempt may hold up while the source fails: a flood must not occupy the server's threads. */
    static final int MOST_WAITING_IN_AN_OUTAGE = 8;

    private static final Duration MOST_BACK_OFF = Duration.ofMinutes(5);
    private static final Logger LOG = System.getLogger(IssuerKeys.class.getName());

    private final String issuer;
    private final KeySource source;
    private final @Nullable String signatureProvider;
    private final ScheduledExecutorService scheduler;
    private final InstantSource clock;
    private final Consumer<? super KeyEvent> listener;

    private final AtomicInteger waiting = new AtomicInteger();
    private final LongAdder unknownKeyIdsRefused = new LongAdder();

    private volatile KeySet current = KeySet.NONE;
    private volatile @Nullable Attempt lastAttempt;

    /** In a row, up to now. */
    private volatile int failuresInARow;

    // guarded by this
    private @Nullable Future<?> nextRefresh;
    private @Nullable Instant nextRefreshAt;
    private boolean closed;
    private long attempts;
    private final Map<KeyFetchFailure, Long> failures = new EnumMap<>(KeyFetchFailure.class);

    /** One attempt to fetch, to which its requests wait; completed with whether it brought keys. */
    private record Attempt(Instant startedAt, CompletableFuture<Boolean> outcome) {

        /** A clock that was set back does not prolong the cool-down. */
        boolean isCoolingDown(Instant now) {
            return !now.isBefore(startedAt) && now.isBefore(startedAt.plus(COOL_DOWN));
        }
    }

    /**
     * @param signatureProvider the JCA provider of the keys and of their signatures, null for the JDK's choice
     * @param listener told of what happens, on the thread that it happens on
     */
    IssuerKeys(
            String issuer,
            KeySource source,
            @Nullable String signatureProvider,
            ScheduledExecutorService scheduler,
            InstantSource clock,
            Consumer<? super KeyEvent> listener) {
        this.issuer = issuer;
        this.source = source;
        this.signatureProvider = signatureProvider;
        this.scheduler = scheduler;
        this.clock = clock;
        this.listener = listener;
    }

    KeyLookup lookup(String kid) {
        VerificationKey key = current.key(kid, clock.instant());
        if (key != null) {
            return new KeyLookup.Found(key);
        }
        Attempt attempt = attempt();
        boolean succeeded = await(attempt);
        Instant now = clock.instant();
        key = current.key(kid, now);
        if (key != null) {
            return new KeyLookup.Found(key);
        }
        if (succeeded) {
            unknownKeyIdsRefused.increment();
            return new KeyLookup.Unknown();
        }
        return new KeyLookup.Unavailable(
                Duration.between(now, attempt.startedAt().plus(COOL_DOWN)));
    }

    /** Whether a key is still one of the issuer's. */
    boolean contain(VerificationKey key, Instant now) {
        return key.equals(current.key(key.kid(), now));
    }

    /** Starts to fetch ahead of the first request; returns at once. */
    void prefetch() {
        var unused = attempt();
    }

    /** Ends the background refresh. */
    synchronized void close() {
        closed = true;
        if (nextRefresh != null) {
            nextRefresh.cancel(false);
            nextRefreshAt = null;
        }
    }

    synchronized KeySetStatus status() {
        KeySet keys = current;
        boolean usable = clock.instant().isBefore(keys.usableUntil());
        return new KeySetStatus(
                issuer,
                usable ? keys.keys().keySet() : Set.of(),
                keys.keys().isEmpty() ? null : keys.fetchedAt(),
                nextRefreshAt,
                attempts,
                failures,
                unknownKeyIdsRefused.sum());
    }

    /** The attempt of this cool-down, started if there was none. */
    private Attempt attempt() {
        Attempt attempt = lastAttempt;
        return attempt != null && attempt.isCoolingDown(clock.instant()) ? attempt : start();
    }

    private synchronized Attempt start() {
        Attempt current = lastAttempt;
        Instant now = clock.instant();
        if (current != null && current.isCoolingDown(now)) {
            return current;
        }
        Attempt attempt = new Attempt(now, new CompletableFuture<>());
        lastAttempt = attempt;
        attempts++;
        try {
            scheduler.execute(() -> run(attempt));
        } catch (RuntimeException | Error e) { // a server's thread factory has more to throw than a rejection
            failed(KeyFetchFailure.NOT_STARTED, e);
            attempt.outcome().complete(false);
        }
        return attempt;
    }

    private void run(Attempt attempt) {
        @Nullable KeyFetchEvent recorded = FlightRecorder.fetchBegins(issuer);
        KeyEvent event = null;
        @Nullable KeyFetchFailure failure = null;
        try {
            event = succeeded(source.fetch());
        } catch (IOException | RuntimeException | Error e) {
            failure = KeyFetchException.failureOf(e);
            failed(failure, e);
            event = new RefreshFailed(issuer, failure);
        } finally {
            attempt.outcome().complete(failure == null);
            FlightRecorder.fetchEnds(recorded, failure);
        }
        if (event != null) {
            listener.accept(event);
        }
    }

    private boolean await(Attempt attempt) {
        if (attempt.outcome().isDone()) {
            return attempt.outcome().join();
        }
        int others = waiting.getAndIncrement();
        try {
            return (failuresInARow == 0 || others < MOST_WAITING_IN_AN_OUTAGE)
                    && attempt.outcome().get(JwksEndpoint.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } finally {
            waiting.decrementAndGet();
        }
    }

    /** @return what there is to tell, or null where the keys are those from before */
    private synchronized @Nullable KeyEvent succeeded(Fetched fetched) {
        Map<String, VerificationKey> keys = new HashMap<>();
        fetched.keys().forEach((kid, key) -> keys.put(kid, key(kid, key)));
        boolean changed = !keys.equals(current.keys());
        if (changed || failuresInARow > 0) {
            LOG.log(Level.INFO, "Have {0} signing keys of {1}", keys.size(), issuer);
        }
        failuresInARow = 0;
        Duration maxAge = within(LEAST_MAX_AGE, fetched.maxAge(), MOST_MAX_AGE);
        Instant now = clock.instant();
        current = new KeySet(Map.copyOf(keys), now, now.plus(maxAge).plus(STALE_LIMIT));
        refreshIn(maxAge.multipliedBy(8).dividedBy(10));
        return changed ? new KeySetChanged(issuer, current.keys().keySet()) : null;
    }

    /** The one from before if it is the same: whatever holds on to it shares it, and sees at a glance that it is. */
    private VerificationKey key(String kid, RSAPublicKey key) {
        VerificationKey fetched = new VerificationKey(issuer, kid, new Rs256(key, signatureProvider));
        @Nullable VerificationKey earlier = current.keys().get(kid);
        return earlier != null && earlier.equals(fetched) ? earlier : fetched;
    }

    /** Nothing that was there is lost: the keys serve on, for a while. */
    private synchronized void failed(KeyFetchFailure failure, Throwable e) {
        failures.merge(failure, 1L, Long::sum);
        if (failuresInARow == 0) {
            LOG.log(Level.WARNING, "Cannot get the signing keys of {0}: {1}", issuer, e.getMessage());
            current = current.usableUntil(clock.instant().plus(STALE_LIMIT));
        }
        int failed = failuresInARow + 1;
        failuresInARow = failed;
        if (!current.keys().isEmpty()) {
            refreshIn(within(COOL_DOWN, COOL_DOWN.multipliedBy(1L << Math.min(failed - 1, 10)), MOST_BACK_OFF));
        }
    }

    /** Jitter only lengthens: nobody is asked before the cool-down is over. */
    private synchronized void refreshIn(Duration delay) {
        if (closed) {
            return;
        }
        if (nextRefresh != null) {
            nextRefresh.cancel(false);
        }
        long millis = delay.toMillis();
        long jitter = ThreadLocalRandom.current().nextLong(millis / 10 + 1);
        try {
            nextRefresh = scheduler.schedule(this::refresh, millis + jitter, TimeUnit.MILLISECONDS);
            nextRefreshAt = clock.instant().plusMillis(millis + jitter);
        } catch (RuntimeException | Error e) {
            nextRefreshAt = null;
            LOG.log(Level.WARNING, "No background refresh of the signing keys of {0}", issuer);
        }
    }

    /** A clock that was set back into the cool-down only postpones the refresh. */
    private synchronized void refresh() {
        @Nullable Attempt earlier = lastAttempt;
        if (!closed && attempt().equals(earlier)) {
            refreshIn(COOL_DOWN);
        }
    }

    private static Duration within(Duration least, Duration value, Duration most) {
        Duration atLeast = value.compareTo(least) < 0 ? least : value;
        return atLeast.compareTo(most) > 0 ? most : atLeast;
    }
}
