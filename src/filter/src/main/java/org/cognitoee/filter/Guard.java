package org.cognitoee.filter;

import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import org.cognitoee.settings.Settings;
import org.cognitoee.token.JwksCache;
import org.cognitoee.token.TokenPolicy;
import org.cognitoee.token.TokenVerifier;

/**
 * What guards one application, put together from its settings.
 *
 * @param settings the application's settings
 * @param publicPaths what needs no token
 * @param executor where keys are fetched
 * @param jwksCache the keys
 * @param tokenVerifier verifies tokens with the keys
 */
record Guard(
        Settings settings,
        PublicPaths publicPaths,
        ScheduledExecutorService executor,
        JwksCache jwksCache,
        TokenVerifier tokenVerifier)
        implements AutoCloseable {

    /** Puts the parts together and begins to fetch the keys, without waiting for them. */
    static Guard of(Settings settings, String contextPath, InstantSource clock) {
        int fetchesAndTheirWatchdog = settings.jwksUris().size() + 1;
        ScheduledExecutorService executor = BackgroundExecutor.of(fetchesAndTheirWatchdog);
        JwksCache jwksCache = new JwksCache(settings.jwksUris(), executor, clock);
        TokenPolicy policy = new TokenPolicy(
                settings.jwksUris().keySet(),
                Set.copyOf(settings.clientIds()),
                settings.resources(),
                settings.clockSkew(),
                settings.maxTokenLength());
        jwksCache.prefetch();
        return new Guard(
                settings,
                new PublicPaths(contextPath, settings.publicPaths()),
                executor,
                jwksCache,
                new TokenVerifier(policy, jwksCache, clock));
    }

    /** Leaves nothing running behind. */
    @Override
    public void close() {
        jwksCache.close();
        executor.shutdownNow();
    }
}
