package org.cognitoee.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that were good before, by the digests of all their characters: neither a token itself is in it, nor anything
 * of one that was rejected. An entry goes when its token is presented after it has expired, when there are too many, and
 * when it is {@link #KEPT} old.
 */
final class VerifiedTokens {

    /** As long as the shortest-lived access tokens of a user pool: what expires unnoticed is gone as soon again. */
    static final Duration KEPT = Duration.ofMinutes(5);

    /**
     * A token that was good.
     *
     * @param token its claims
     * @param key the key that signed it
     * @param goodUntil when it is no longer
     */
    record Entry(AccessToken token, VerificationKey key, Instant goodUntil) {}

    private final int capacity;
    private final Duration clockSkew;
    private final Cache<TokenDigest, Entry> entries;

    /** The time by which entries age, in whole seconds: that of the last look-up, since another clock reading costs. */
    private volatile long seconds;

    /**
     * @param capacity how many tokens are kept at most; 0 for none
     * @param clockSkew for how long tokens are good after they have expired
     */
    VerifiedTokens(int capacity, Duration clockSkew) {
        this.capacity = capacity;
        this.clockSkew = clockSkew;
        this.entries = Caffeine.newBuilder()
                .maximumSize(capacity)
                .expireAfterWrite(KEPT)
                .ticker(() -> TimeUnit.SECONDS.toNanos(seconds))
                // on the thread that adds a token: no thread of ours outlives the application
                .executor(Runnable::run)
                .recordStats()
                .build();
    }

    /** How many tokens are kept at most. */
    int capacity() {
        return capacity;
    }

    @Nullable Entry get(TokenDigest digest, Instant now) {
        if (seconds != now.getEpochSecond()) {
            seconds = now.getEpochSecond();
        }
        Entry entry = entries.getIfPresent(digest);
        if (entry == null || now.isBefore(entry.goodUntil())) {
            return entry;
        }
        entries.invalidate(digest);
        return null;
    }

    void put(TokenDigest digest, AccessToken token, VerificationKey key) {
        entries.put(digest, new Entry(token, key, token.expiresAt().plus(clockSkew)));
    }

    VerifiedTokensStatus status() {
        CacheStats stats = entries.stats();
        return new VerifiedTokensStatus(
                capacity, entries.estimatedSize(), stats.hitCount(), stats.missCount(), stats.evictionCount());
    }
}
