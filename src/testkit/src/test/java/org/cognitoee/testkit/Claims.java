package org.cognitoee.testkit;

import java.util.List;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;

/** What jose4j, which knows nothing of the pool, reads in a token. */
record Claims(JwtClaims claims) {

    /** Unverified. */
    static Claims of(String token) throws Exception {
        return new Claims(new JwtConsumerBuilder()
                .setSkipAllValidators()
                .setDisableRequireSignature()
                .setSkipSignatureVerification()
                .build()
                .processToClaims(token));
    }

    /** Verified against the keys that the pool serves, RS256 only, and not expired by the fixture's clock. */
    static Claims verified(Fixture fixture, String token) throws Exception {
        String jwks = fixture.get("/" + fixture.pool.userPoolId() + "/.well-known/jwks.json")
                .body();
        return new Claims(new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(new JsonWebKeySet(jwks).getJsonWebKeys()))
                .setJwsAlgorithmConstraints(
                        AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
                .setExpectedIssuer(true, fixture.pool.issuer())
                .setRequireExpirationTime()
                .setSkipDefaultAudienceValidation()
                .setEvaluationTime(
                        NumericDate.fromSeconds(fixture.clock.instant().getEpochSecond()))
                .build()
                .processToClaims(token));
    }

    String text(String name) throws Exception {
        return claims.getStringClaimValue(name);
    }

    long number(String name) throws Exception {
        return claims.getClaimValue(name, Long.class);
    }

    List<String> list(String name) throws Exception {
        return claims.getStringListClaimValue(name);
    }

    List<String> names() {
        return List.copyOf(claims.getClaimNames());
    }
}
