package org.cognitoee.token;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one issuer: when they are fetched, how long they are used, and who waits for them.
 *
 * <p>One <em>attempt</em> to fetch is made per cool-down, whatever its outcome and whoever asks. A request whose key is
 * known never waits; all whose key is not wait for the same attempt.
 */
final class IssuerKeys {

    static final Duration COOL_DOWN = Duration.ofSeconds(10);
    static final Duration STALE_LIMIT = Duration.ofHours(24);
    static final Duration LEAST_MAX_AGE = Duration.ofMinutes(5);
    static final Duration MOST_MAX_AGE = Duration.ofHours(24);

    private static final Duration MOST_BACK_OFF = Duration.ofMinutes(5);
    private static final Logger LOG = System.getLogger(IssuerKeys.class.getName());

    private final String issuer;
    private final JwksEndpoint endpoint;
    private final ScheduledExecutorService scheduler;
    private final InstantSource clock;

    private volatile Snapshot snapshot = new Snapshot(Map.of(), Instant.MIN);

    // guarded by this
    private @Nullable Attempt lastAttempt;
    private int failures;
    private @Nullable Future<?> nextRefresh;
    private boolean closed;

    /** Keys, and until when they serve even if no newer ones can be had. */
    private record Snapshot(Map<String, PublicKey> keys, Instant usableUntil) {

        @Nullable PublicKey key(String kid, Instant now) {
            return now.isBefore(usableUntil) ? keys.get(kid) : null;
        }
    }

    /** One attempt to fetch, to which its requests wait; completed with whether it brought keys. */
    private record Attempt(Instant startedAt, CompletableFuture<Boolean> outcome) {

        /** A clock that was set back does not prolong the cool-down. */
        boolean isCoolingDown(Instant now) {
            return !now.isBefore(startedAt) && now.isBefore(startedAt.plus(COOL_DOWN));
        }
    }

    IssuerKeys(String issuer, JwksEndpoint endpoint, ScheduledExecutorService scheduler, InstantSource clock) {
        this.issuer = issuer;
        this.endpoint = endpoint;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    KeyLookup lookup(String kid) {
        PublicKey key = snapshot.key(kid, clock.instant());
        if (key != null) {
            return new KeyLookup.Found(key);
        }
        Attempt attempt = attempt();
        boolean succeeded = await(attempt);
        Instant now = clock.instant();
        key = snapshot.key(kid, now);
        if (key != null) {
            return new KeyLookup.Found(key);
        }
        return succeeded
                ? new KeyLookup.Unknown()
                : new KeyLookup.Unavailable(
                        Duration.between(now, attempt.startedAt().plus(COOL_DOWN)));
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
        }
    }

    /** The attempt of this cool-down, started if there was none. */
    private synchronized Attempt attempt() {
        Attempt current = lastAttempt;
        Instant now = clock.instant();
        if (current != null && current.isCoolingDown(now)) {
            return current;
        }
        Attempt attempt = new Attempt(now, new CompletableFuture<>());
        lastAttempt = attempt;
        try {
            scheduler.execute(() -> run(attempt));
        } catch (RejectedExecutionException e) {
            failed(e);
            attempt.outcome().complete(false);
        }
        return attempt;
    }

    private void run(Attempt attempt) {
        boolean succeeded = false;
        try {
            succeeded(endpoint.fetch());
            succeeded = true;
        } catch (IOException | RuntimeException | Error e) {
            failed(e);
        } finally {
            attempt.outcome().complete(succeeded);
        }
    }

    private static boolean await(Attempt attempt) {
        try {
            return attempt.outcome().get(JwksEndpoint.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    private synchronized void succeeded(JwksEndpoint.Fetched fetched) {
        if (failures > 0 || snapshot.keys().isEmpty()) {
            LOG.log(Level.INFO, "Have {0} signing keys of {1}", fetched.keys().size(), issuer);
        }
        failures = 0;
        Duration maxAge = within(LEAST_MAX_AGE, fetched.maxAge(), MOST_MAX_AGE);
        snapshot = new Snapshot(fetched.keys(), clock.instant().plus(maxAge).plus(STALE_LIMIT));
        refreshIn(maxAge.multipliedBy(8).dividedBy(10));
    }

    /** Nothing that was there is lost: the keys serve on, for a while. */
    private synchronized void failed(Throwable e) {
        if (failures == 0) {
            LOG.log(Level.WARNING, "Cannot get the signing keys of {0}: {1}", issuer, e.getMessage());
            Instant limit = clock.instant().plus(STALE_LIMIT);
            if (limit.isBefore(snapshot.usableUntil())) {
                snapshot = new Snapshot(snapshot.keys(), limit);
            }
        }
        failures++;
        if (!snapshot.keys().isEmpty()) {
            refreshIn(within(COOL_DOWN, COOL_DOWN.multipliedBy(1L << Math.min(failures - 1, 10)), MOST_BACK_OFF));
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
        } catch (RejectedExecutionException e) {
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
