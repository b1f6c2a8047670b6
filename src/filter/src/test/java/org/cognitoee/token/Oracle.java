package org.cognitoee.token;

import static org.cognitoee.token.TestToken.CLIENT;
import static org.cognitoee.token.TestToken.ISSUER;
import static org.cognitoee.token.TestToken.NOW;

import java.security.PublicKey;
import java.util.Map;
import java.util.Set;
import org.cognitoee.problem.Reason;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwt.consumer.Validator;
import org.jspecify.annotations.Nullable;

/** Another library with every check that it has, and Cognito's two: the judge of what the verifier accepts. */
final class Oracle {

    private static final Map<String, PublicKey> KEYS = Map.of(
            SigningKey.ONE.kid(), SigningKey.ONE.publicKey(),
            SigningKey.TWO.kid(), SigningKey.TWO.publicKey());

    private static final JwtConsumer CONSUMER = new JwtConsumerBuilder()
            .setVerificationKeyResolver((jws, nesting) -> KEYS.get(jws.getKeyIdHeaderValue()))
            .setJwsAlgorithmConstraints(ConstraintType.PERMIT, "RS256")
            .setExpectedIssuer(ISSUER)
            .setRequireSubject()
            .setRequireExpirationTime()
            .setRequireIssuedAt()
            .setIssuedAtRestrictions(60, Integer.MAX_VALUE)
            .setEvaluationTime(NumericDate.fromSeconds(NOW.getEpochSecond()))
            .registerValidator((Validator) context -> expect(context, "token_use", "access"))
            .registerValidator((Validator) context -> expect(context, "client_id", CLIENT))
            .build();

    /** Why the verifier may refuse what the oracle lets through; each case is in {@link OracleTest}. */
    static final Set<Reason> MORE_REFUSED =
            Set.of(Reason.TOKEN_MALFORMED, Reason.TOKEN_CLAIMS_INVALID, Reason.TOKEN_AUDIENCE_REFUSED);

    private Oracle() {}

    /** @throws InvalidJwtException if the library refuses the token */
    static JwtContext process(String compact) throws InvalidJwtException {
        return CONSUMER.process(compact);
    }

    static boolean accepts(String compact) {
        try {
            process(compact);
            return true;
        } catch (InvalidJwtException | RuntimeException | StackOverflowError e) {
            return false;
        }
    }

    private static @Nullable String expect(JwtContext context, String claim, String value) {
        return value.equals(context.getJwtClaims().getClaimValue(claim)) ? null : claim + " is another";
    }
}
