package org.cognitoee.benchmarks;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import org.cognitoee.token.JwksCache;
import org.cognitoee.token.PresentedToken;
import org.cognitoee.token.Revocations;
import org.cognitoee.token.TokenPolicy;
import org.cognitoee.token.TokenVerifier;
import org.cognitoee.token.Verification.Verified;
import org.jspecify.annotations.Nullable;

/** This project's verifier, put together as the filter does it. */
record Ours(TokenVerifier verifier) implements Contestant {

    /** The default of {@code cognito.verified-tokens}, and the most that it can be. */
    static final int DEFAULT_KEPT = 10_000;

    static final int MOST_KEPT = 1_000_000;

    private static final int MAX_LENGTH = 24 * 1024;

    /** @param kept how many verified tokens are kept, 0 for none */
    static Ours of(Pool pool, int kept) {
        return of(pool, kept, InstantSource.system());
    }

    /** @param signatureProvider the JCA provider that checks signatures, null for the JDK's choice */
    static Ours of(Pool pool, int kept, @Nullable String signatureProvider) {
        return of(Map.of(Pool.ISSUER, Pool.serve(pool.jwks())), kept, signatureProvider);
    }

    /** @param clock tells the time that tokens are measured against */
    static Ours of(Pool pool, int kept, InstantSource clock) {
        return of(Map.of(Pool.ISSUER, Pool.serve(pool.jwks())), kept, null, clock);
    }

    /** @param jwksUris the accepted issuers, each with the address of its key set */
    static Ours of(Map<String, URI> jwksUris, int kept, @Nullable String signatureProvider) {
        return of(jwksUris, kept, signatureProvider, InstantSource.system());
    }

    private static Ours of(
            Map<String, URI> jwksUris, int kept, @Nullable String signatureProvider, InstantSource clock) {
        ScheduledExecutorService fetches = Executors.newScheduledThreadPool(4, task -> {
            Thread thread = new Thread(task, "cognito-ee");
            thread.setDaemon(true);
            return thread;
        });
        JwksCache keys = new JwksCache(jwksUris, signatureProvider, fetches, InstantSource.system(), event -> {});
        keys.prefetch();
        Map<String, Set<String>> clientIds =
                jwksUris.keySet().stream().collect(Collectors.toMap(issuer -> issuer, issuer -> Set.of(Pool.CLIENT)));
        TokenPolicy policy = new TokenPolicy(clientIds, Set.of(), Duration.ZERO, MAX_LENGTH);
        return new Ours(new TokenVerifier(policy, keys, Revocations.NONE, List.of(), kept, clock));
    }

    @Override
    public Object verify(Sample token) {
        if (verifier.verify(new PresentedToken(token.compact())) instanceof Verified verified) {
            return verified.token();
        }
        throw new IllegalArgumentException("refused");
    }
}
