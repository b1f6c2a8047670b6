package org.cognitoee.filter;

import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.cognitoee.settings.Settings;
import org.cognitoee.token.JwksCache;
import org.cognitoee.token.KeyEvent;
import org.cognitoee.token.Revocations;
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
 * @param management shows the keys to an operator
 */
record Guard(
        Settings settings,
        PublicPaths publicPaths,
        ScheduledExecutorService executor,
        JwksCache jwksCache,
        TokenVerifier tokenVerifier,
        Management management)
        implements AutoCloseable {

    /**
     * Puts the parts together; nothing runs yet.
     *
     * @param keyEvents told of what happens to the keys, on the threads of the executor
     */
    static Guard of(Settings settings, String contextPath, InstantSource clock, Consumer<? super KeyEvent> keyEvents) {
        int fetchesAndTheirWatchdog = settings.jwksUris().size() + 1;
        ScheduledExecutorService executor = BackgroundExecutor.of(fetchesAndTheirWatchdog);
        JwksCache jwksCache =
                new JwksCache(settings.jwksUris(), settings.signatureProvider(), executor, clock, keyEvents);
        TokenPolicy policy = new TokenPolicy(
                settings.jwksUris().keySet(),
                Set.copyOf(settings.clientIds()),
                settings.resources(),
                settings.clockSkew(),
                settings.maxTokenLength());
        TokenVerifier tokenVerifier =
                new TokenVerifier(policy, jwksCache, Revocations.NONE, settings.verifiedTokens(), clock);
        return new Guard(
                settings,
                new PublicPaths(contextPath, settings.publicPaths()),
                executor,
                jwksCache,
                tokenVerifier,
                new Management(contextPath, jwksCache, tokenVerifier, clock));
    }

    /** Begins to fetch the keys, without waiting for them. */
    void start() {
        jwksCache.prefetch();
    }

    /** Leaves nothing running behind. */
    @Override
    public void close() {
        management.close();
        jwksCache.close();
        executor.shutdownNow();
    }
}
