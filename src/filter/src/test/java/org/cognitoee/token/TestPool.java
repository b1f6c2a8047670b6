package org.cognitoee.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import org.cognitoee.problem.Reason;
import org.cognitoee.token.Verification.Rejected;
import org.cognitoee.token.Verification.Verified;

/**
 * A verifier of the tokens of one issuer, with its key endpoint, its time and its background in the test's hand. A field
 * of the test, never a static one: mutants run test by test in one virtual machine, each against a pool of its own.
 */
public final class TestPool implements AutoCloseable {

    static final TokenPolicy POLICY =
            new TokenPolicy(Map.of(TestToken.ISSUER, Set.of(TestToken.CLIENT)), Set.of(), Duration.ZERO, 24 * 1024);

    private static final String GOOD = TestToken.good().signed();

    public final KeyServer server = new KeyServer();
    public final HandDrivenClock clock = new HandDrivenClock();
    final HandDrivenScheduler scheduler = new HandDrivenScheduler();

    /** A verifier that has the pool's keys already. */
    public final TokenVerifier verifier = cold(POLICY);

    public TestPool() {
        assertInstanceOf(Verified.class, verify(GOOD));
    }

    /** A verifier that has no key yet. */
    TokenVerifier cold(TokenPolicy policy) {
        return verifier(policy, cache(Map.of(TestToken.ISSUER, server.uri()), scheduler, clock), clock);
    }

    /** A verifier that asks the application too. */
    public TokenVerifier checkedBy(AccessTokenCheck check) {
        JwksCache keys = cache(Map.of(TestToken.ISSUER, server.uri()), new HandDrivenScheduler(), clock);
        return new TokenVerifier(POLICY, keys, Revocations.NONE, List.of(check), 100, clock);
    }

    /** A verifier that knows a few tokens again, of sign-ins that never end. */
    static TokenVerifier verifier(TokenPolicy policy, JwksCache keys, InstantSource clock) {
        return new TokenVerifier(policy, keys, Revocations.NONE, List.of(), 100, clock);
    }

    /** Keys that nobody listens to, with the signatures of the JDK. */
    static JwksCache cache(Map<String, URI> jwksUris, ScheduledExecutorService scheduler, InstantSource clock) {
        return new JwksCache(jwksUris, null, scheduler, clock, event -> {});
    }

    /** The keys of the one issuer. */
    static IssuerKeys keys(URI uri, ScheduledExecutorService scheduler, InstantSource clock) {
        return new IssuerKeys(TestToken.ISSUER, new JwksEndpoint(uri, scheduler), null, scheduler, clock, event -> {});
    }

    Verification verify(String compact) {
        return verifier.verify(new PresentedToken(compact));
    }

    /** What is wrong is seen without a key, and without asking for one; afterwards a good token is as good as before. */
    void assertRejectedWithoutAKey(Reason reason, String compact) {
        int requests = server.requests();
        assertEquals(rejected(reason), cold(POLICY).verify(new PresentedToken(compact)));
        assertRejected(reason, compact);
        assertEquals(requests, server.requests());
    }

    void assertRejected(Reason reason, String compact) {
        assertEquals(rejected(reason), verify(compact));
        assertInstanceOf(Verified.class, verify(GOOD));
    }

    static Rejected rejected(Reason reason) {
        return new Rejected(reason);
    }

    @Override
    public void close() {
        server.close();
    }
}
