package org.cognitoee.token;

import java.security.Key;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.cognitoee.problem.Reason;
import org.cognitoee.token.Verification.Rejected;
import org.cognitoee.token.Verification.Unavailable;
import org.jose4j.jca.ProviderContext;
import org.jose4j.jwa.AlgorithmFactoryFactory;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignatureAlgorithm;
import org.jose4j.lang.JoseException;

/**
 * Verifies access tokens of Amazon Cognito user pools. Safe for use by many threads.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html">Verifying
 *     a JSON Web Token</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8725">RFC 8725, JSON Web Token Best Current Practices</a>
 */
public final class TokenVerifier {

    /** Cognito's key ids are standard base64. */
    static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9+/=_-]{1,128}");

    /** Header parameters that change what the token means; those that bring a key along mean nothing here. */
    private static final Set<String> REFUSED_PARAMETERS = Set.of("crit", "b64", "zip", "cty");

    private final TokenPolicy policy;
    private final JwksCache keys;
    private final InstantSource clock;
    private final JsonWebSignatureAlgorithm rs256;
    private final ProviderContext provider = new ProviderContext();

    /**
     * @param policy which tokens are accepted
     * @param keys the keys of the policy's issuers
     * @param clock tells the time that tokens are measured against
     */
    public TokenVerifier(TokenPolicy policy, JwksCache keys, InstantSource clock) {
        this.policy = policy;
        this.keys = keys;
        this.clock = clock;
        try {
            this.rs256 = AlgorithmFactoryFactory.getInstance()
                    .getJwsAlgorithmFactory()
                    .getAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
        } catch (JoseException e) {
            throw new IllegalStateException("RS256 is not available", e);
        }
    }

    /** Verifies a token: all of it, in the order from what costs nothing to what costs most. */
    public Verification verify(PresentedToken presented) {
        if (presented.compact().length() > policy.maxLength()) {
            return new Rejected(Reason.TOKEN_MALFORMED);
        }
        CompactJws jws = CompactJws.parse(presented.compact());
        if (jws == null) {
            return new Rejected(Reason.TOKEN_MALFORMED);
        }
        Map<String, Object> unverifiedHeader = StrictJson.object(jws.unverifiedHeader());
        Map<String, Object> unverifiedClaims = StrictJson.object(jws.unverifiedPayload());
        if (unverifiedHeader == null || unverifiedClaims == null) {
            return new Rejected(Reason.TOKEN_MALFORMED);
        }
        if (!rs256.getAlgorithmIdentifier().equals(unverifiedHeader.get("alg"))) {
            return new Rejected(Reason.TOKEN_ALGORITHM_REFUSED);
        }
        if (REFUSED_PARAMETERS.stream().anyMatch(unverifiedHeader::containsKey)) {
            return new Rejected(Reason.TOKEN_MALFORMED);
        }
        if (!(unverifiedHeader.get("kid") instanceof String unverifiedKid)
                || !KEY_ID.matcher(unverifiedKid).matches()) {
            return new Rejected(Reason.TOKEN_KEY_UNKNOWN);
        }
        if (!(unverifiedClaims.get("iss") instanceof String unverifiedIssuer)
                || !policy.issuers().contains(unverifiedIssuer)) {
            return new Rejected(Reason.TOKEN_ISSUER_UNKNOWN);
        }
        KeyLookup lookup = keys.lookup(unverifiedIssuer, unverifiedKid);
        if (lookup instanceof KeyLookup.Unavailable unavailable) {
            return new Unavailable(unavailable.retryAfter());
        }
        if (!(lookup instanceof KeyLookup.Found found)) {
            return new Rejected(Reason.TOKEN_KEY_UNKNOWN);
        }
        if (!isSigned(jws, found.key())) {
            return new Rejected(Reason.TOKEN_SIGNATURE_INVALID);
        }
        return new SignedClaims(unverifiedClaims).verify(policy, unverifiedKid, clock.instant());
    }

    private boolean isSigned(CompactJws jws, Key key) {
        try {
            return rs256.verifySignature(jws.signature(), key, jws.signingInput(), provider);
        } catch (JoseException e) {
            // an unfitting length, for one; whatever it is, it is not signed
            return false;
        }
    }
}
