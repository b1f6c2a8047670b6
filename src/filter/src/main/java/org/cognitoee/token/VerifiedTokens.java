package org.cognitoee.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that were good before, by the digests of all their characters: neither a token itself is in it, nor anything
 * of one that was rejected. An entry goes when its token expires, or when there are too many.
 */
final class VerifiedTokens {

    /**
     * A token that was good.
     *
     * @param token its claims
     * @param key the key that signed it
     */
    record Entry(AccessToken token, VerificationKey key) {}

    private final int capacity;
    private final Cache<TokenDigest, Entry> entries;

    /**
     * @param capacity how many tokens are kept at most; 0 for none
     * @param clockSkew for how long tokens are good after they have expired
     * @param clock tells the time that they expire by
     */
    VerifiedTokens(int capacity, Duration clockSkew, InstantSource clock) {
        this.capacity = capacity;
        this.entries = Caffeine.newBuilder()
                .maximumSize(capacity)
                .expireAfter(Expiry.<TokenDigest, Entry>creating((digest, entry) -> Duration.between(
                        clock.instant(), entry.token().expiresAt().plus(clockSkew))))
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                // on the thread that adds a token: no thread of ours outlives the application
                .executor(Runnable::run)
                .recordStats()
                .build();
    }

    @Nullable Entry get(TokenDigest digest) {
        return entries.getIfPresent(digest);
    }

    void put(TokenDigest digest, AccessToken token, VerificationKey key) {
        entries.put(digest, new Entry(token, key));
    }

    VerifiedTokensStatus status() {
        CacheStats stats = entries.stats();
        return new VerifiedTokensStatus(
                capacity, entries.estimatedSize(), stats.hitCount(), stats.missCount(), stats.evictionCount());
    }
}
