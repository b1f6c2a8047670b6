package org.cognitoee.token;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.cognitoee.problem.Reason;
import org.cognitoee.token.Verification.Rejected;
import org.cognitoee.token.Verification.Unavailable;
import org.cognitoee.token.Verification.Verified;
import org.jspecify.annotations.Nullable;

/**
 * Verifies access tokens of Amazon Cognito user pools. Safe for use by many threads.
 *
 * <p>A token that was good before costs a hash: it is known again by its digest, as long as it has not expired and its key
 * is one of the issuer's.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html">Verifying
 *     a JSON Web Token</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8725">RFC 8725, JSON Web Token Best Current Practices</a>
 */
public final class TokenVerifier {

    private final TokenPolicy policy;
    private final JwksCache keys;
    private final Revocations revocations;
    private final AccessTokenChecks checks;
    private final InstantSource clock;
    private final VerifiedTokens verifiedTokens;
    private final KnownHeaders knownHeaders = new KnownHeaders();
    private final SharedValues sharedValues = new SharedValues();

    /**
     * @param policy which tokens are accepted
     * @param keys the keys of the policy's issuers
     * @param revocations the sign-ins that have ended
     * @param checks the application's own, asked last and each time
     * @param verifiedTokens how many tokens that were good are known again at most; 0 for none
     * @param clock tells the time that tokens are measured against
     */
    public TokenVerifier(
            TokenPolicy policy,
            JwksCache keys,
            Revocations revocations,
            List<AccessTokenCheck> checks,
            int verifiedTokens,
            InstantSource clock) {
        this.policy = policy;
        this.keys = keys;
        this.revocations = revocations;
        this.checks = new AccessTokenChecks(checks);
        this.clock = clock;
        this.verifiedTokens = new VerifiedTokens(verifiedTokens, policy.clockSkew());
    }

    /** Verifies a token: one that is not known by its digest all of it, from what costs nothing to what costs most. */
    public Verification verify(PresentedToken presented) {
        Verification verification = verdict(presented);
        if (verification instanceof Verified verified) {
            verification = checks.verify(verified);
        }
        if (verification instanceof Rejected rejected) {
            FlightRecorder.rejected(rejected);
        }
        return verification;
    }

    /** How the memory of verified tokens serves. */
    public VerifiedTokensStatus verifiedTokens() {
        return verifiedTokens.status();
    }

    private Verification verdict(PresentedToken presented) {
        if (presented.length() > policy.maxLength()) {
            return new Rejected(Reason.TOKEN_MALFORMED);
        }
        byte[] octets = presented.octets();
        if (verifiedTokens.capacity() == 0) {
            return verifyAll(presented, octets, null);
        }
        Instant now = clock.instant();
        TokenDigest digest = TokenDigest.of(octets, presented.start());
        VerifiedTokens.Entry known = verifiedTokens.get(digest, now);
        if (known != null && keys.contains(known.key(), now)) {
            return revocations.isRevoked(known.token())
                    ? new Rejected(Reason.TOKEN_REVOKED)
                    : new Verified(known.token());
        }
        return verifyAll(presented, octets, digest);
    }

    /** @param digest what the token is kept by if it is good, null if none is kept */
    private Verification verifyAll(PresentedToken presented, byte[] octets, @Nullable TokenDigest digest) {
        CompactJws jws = CompactJws.parse(presented, octets);
        if (jws == null) {
            return new Rejected(Reason.TOKEN_MALFORMED);
        }
        Map<String, Object> unverifiedClaims = StrictJson.object(jws.unverifiedPayload());
        JoseHeader.@Nullable Named known = knownHeaders.get(jws.headerSegment());
        JoseHeader header = known == null ? JoseHeader.of(jws.unverifiedHeader()) : known;
        if (unverifiedClaims == null) {
            return new Rejected(Reason.TOKEN_MALFORMED);
        }
        if (header instanceof JoseHeader.Refused refused) {
            return new Rejected(refused.reason());
        }
        JoseHeader.Named named = (JoseHeader.Named) header;
        if (!(unverifiedClaims.get("iss") instanceof String unverifiedIssuer)
                || !policy.issuers().contains(unverifiedIssuer)) {
            return new Rejected(Reason.TOKEN_ISSUER_UNKNOWN);
        }
        KeyLookup lookup = keys.lookup(unverifiedIssuer, named.unverifiedKid());
        if (lookup instanceof KeyLookup.Unavailable unavailable) {
            return new Unavailable(Reason.KEYS_UNAVAILABLE, unavailable.retryAfter());
        }
        if (!(lookup instanceof KeyLookup.Found found)) {
            return new Rejected(Reason.TOKEN_KEY_UNKNOWN);
        }
        VerificationKey key = found.key();
        if (!key.rs256().verifies(jws.signature(), jws.signingInput())) {
            return new Rejected(Reason.TOKEN_SIGNATURE_INVALID);
        }
        Verification verification =
                new SignedClaims(unverifiedClaims, sharedValues).verify(policy, key, clock.instant());
        if (verification instanceof Verified verified) {
            if (revocations.isRevoked(verified.token())) {
                return new Rejected(Reason.TOKEN_REVOKED);
            }
            if (known == null) {
                knownHeaders.add(jws.headerSegment(), named);
            }
            if (digest != null) {
                verifiedTokens.put(digest, verified.token(), key);
            }
        }
        return verification;
    }
}
