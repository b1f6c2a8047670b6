package org.cognitoee.filter;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.cognitoee.settings.PublicPath;
import org.cognitoee.settings.Settings;
import org.cognitoee.token.JwksCache;
import org.cognitoee.token.KeyEvent;
import org.cognitoee.token.Revocations;
import org.cognitoee.token.TokenPolicy;
import org.cognitoee.token.TokenVerifier;

/**
 * What guards one application, put together from its settings and what it adds to them.
 *
 * @param settings the application's settings
 * @param publicPaths what needs no token
 * @param roles what the groups of a user stand for
 * @param executor where keys are fetched
 * @param jwksCache the keys
 * @param tokenVerifier verifies tokens with the keys
 * @param management shows the keys to an operator
 */
record Guard(
        Settings settings,
        PublicPaths publicPaths,
        Roles roles,
        ScheduledExecutorService executor,
        JwksCache jwksCache,
        TokenVerifier tokenVerifier,
        Management management)
        implements AutoCloseable {

    /**
     * Puts the parts together; nothing runs yet.
     *
     * @param extensions what the application adds
     * @param keyEvents told of what happens to the keys, on the threads of the executor
     */
    static Guard of(
            Settings settings,
            Extensions extensions,
            String contextPath,
            InstantSource clock,
            Consumer<? super KeyEvent> keyEvents) {
        List<PublicPath> publicPaths = new ArrayList<>(settings.publicPaths());
        publicPaths.addAll(extensions.publicPaths());
        int fetchesAndTheirWatchdog = settings.jwksUris().size() + 1;
        ScheduledExecutorService executor = BackgroundExecutor.of(fetchesAndTheirWatchdog);
        JwksCache jwksCache =
                new JwksCache(settings.jwksUris(), settings.signatureProvider(), executor, clock, keyEvents);
        TokenPolicy policy = new TokenPolicy(
                settings.trustedIssuers(), settings.resources(), settings.clockSkew(), settings.maxTokenLength());
        TokenVerifier tokenVerifier = new TokenVerifier(
                policy, jwksCache, Revocations.NONE, extensions.checks(), settings.verifiedTokens(), clock);
        return new Guard(
                settings,
                new PublicPaths(contextPath, publicPaths),
                Roles.of(settings.roleMapping()),
                executor,
                jwksCache,
                tokenVerifier,
                new Management(contextPath, jwksCache, tokenVerifier, clock));
    }

    /** Begins to fetch the keys, without waiting for them. */
    void start() {
        jwksCache.prefetch();
    }

    /** Leaves nothing running behind; called by CDI and by the filter, declared once or twice. */
    @Override
    public void close() {
        if (!executor.isShutdown()) {
            management.close();
            jwksCache.close();
            executor.shutdownNow();
        }
    }
}
