package org.cognitoee.benchmarks;

import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.stream.Stream;
import org.cognitoee.benchmarks.Pool.Refused;
import org.cognitoee.benchmarks.war.JoseFilter;
import org.cognitoee.token.TokenVerifier;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;

/** What the benchmarks of the filter's own package need of this one. */
public final class Guarded {

    private final Pool pool;

    private Guarded(Pool pool) {
        this.pool = pool;
    }

    /** What the process that started this one has made. */
    public static Guarded ofThisRun() {
        return new Guarded(Pool.ofThisRun());
    }

    /** Good tokens, in compact serialization. */
    public List<String> tokens(int count) {
        return Stream.of(pool.samples(count)).map(Sample::compact).toList();
    }

    /** Who has issued the tokens. */
    public String issuer() {
        return Pool.ISSUER;
    }

    /** For which app client. */
    public String clientId() {
        return Pool.CLIENT;
    }

    /** With which key. */
    public String keyId() {
        return Pool.KEY_ID;
    }

    /** With which key. */
    public RSAPublicKey publicKey() {
        return pool.publicKey();
    }

    /** A token whose signature is another key's. */
    public String badSignature() {
        return pool.refused(Refused.SIGNATURE).compact();
    }

    /** This project's verifier, that has its keys. */
    public TokenVerifier verifier() {
        return Ours.of(pool, Ours.DEFAULT_KEPT).verifier();
    }

    /** The peer's. */
    public JwtConsumer jwtConsumer() throws JoseException {
        return JoseFilter.consumer(
                new JwksVerificationKeyResolver(new JsonWebKeySet(pool.jwks()).getJsonWebKeys()),
                Pool.ISSUER,
                Pool.CLIENT);
    }
}
