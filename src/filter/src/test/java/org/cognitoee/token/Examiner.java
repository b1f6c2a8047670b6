package org.cognitoee.token;

import static org.cognitoee.token.TestToken.ISSUER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import org.cognitoee.problem.Reason;
import org.cognitoee.token.Verification.Rejected;
import org.cognitoee.token.Verification.Unavailable;
import org.cognitoee.token.Verification.Verified;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtContext;
import org.jspecify.annotations.Nullable;

/**
 * What must hold of any string that is presented as a token, examined with two verifiers, one that has the pool's keys
 * and one that gets none, and with another library as the judge of what is accepted.
 */
final class Examiner implements AutoCloseable {

    private final TestPool pool = new TestPool();
    private final int requests = pool.server.requests();
    private final HandDrivenClock clock = new HandDrivenClock();
    private final HandDrivenScheduler refusing = new HandDrivenScheduler();
    private final TokenVerifier keyless = TestPool.verifier(
            TestPool.POLICY, TestPool.cache(Map.of(ISSUER, pool.server.uri()), refusing, clock), clock);

    Examiner() {
        refusing.reject();
    }

    /**
     * @param compact what a request brings
     * @param signed the tokens that the pool's keys have signed, character for character
     */
    void examine(String compact, Set<String> signed) {
        Verification verification = pool.verify(compact);
        assertFalse(verification instanceof Unavailable, "the keys are there");
        if (verification instanceof Verified verified) {
            assertTrue(signed.contains(compact), "nobody signed this");
            judge(compact, verified.token());
        } else if (verification instanceof Rejected rejected && Oracle.accepts(compact)) {
            assertTrue(Oracle.MORE_REFUSED.contains(rejected.reason()), () -> "refused here alone: " + rejected);
        }
        int refused = refusing.refused();
        Verification withoutKeys = keyless.verify(new PresentedToken(compact));
        if (withoutKeys instanceof Rejected) {
            assertEquals(verification, withoutKeys);
            assertEquals(refused, refusing.refused(), "a key was asked for, for nothing");
        } else {
            assertEquals(new Unavailable(Reason.KEYS_UNAVAILABLE, IssuerKeys.COOL_DOWN), withoutKeys);
            assertEquals(refused + 1, refusing.refused());
            clock.move(IssuerKeys.COOL_DOWN);
        }
        assertEquals(requests, pool.server.requests(), "the keys were fetched again");
    }

    private static void judge(String compact, AccessToken token) {
        try {
            JwtContext context = Oracle.process(compact);
            JwtClaims claims = context.getJwtClaims();
            assertEquals(context.getJoseObjects().get(0).getKeyIdHeaderValue(), token.keyId());
            assertEquals(claims.getSubject(), token.subject());
            assertEquals(claims.getStringClaimValue("client_id"), token.clientId());
            assertEquals(TestToken.CLIENT, token.clientId());
            assertEquals("access", claims.getStringClaimValue("token_use"));
            assertEquals(claims.getStringClaimValue("username"), token.username());
            assertEquals(claims.getStringClaimValue("origin_jti"), token.originId());
            assertEquals(
                    claims.getExpirationTime().getValue(), token.expiresAt().getEpochSecond());
            assertEquals(claims.getIssuedAt().getValue(), token.issuedAt().getEpochSecond());
            assertEquals(
                    claims.hasClaim("cognito:groups")
                            ? Set.copyOf(claims.getStringListClaimValue("cognito:groups"))
                            : Set.of(),
                    token.groups());
            assertFalse(claims.hasAudience(), "no resource is accepted");
        } catch (InvalidJwtException | MalformedClaimException e) {
            if (!isBeyondTheJudge(e)) {
                throw new AssertionError("accepted here, and by nobody else", e);
            }
        }
    }

    /** The other library refuses numbers of more than 1000 digits, even in a claim that nobody reads. */
    private static boolean isBeyondTheJudge(@Nullable Throwable e) {
        return e != null && (e instanceof NumberFormatException || isBeyondTheJudge(e.getCause()));
    }

    @Override
    public void close() {
        pool.close();
    }
}
