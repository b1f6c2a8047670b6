package org.cognitoee.benchmarks;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;

/** Who takes part, by the name in the tables. */
enum Contestants {
    BARE("bare verify (SunRsaSign)") {
        @Override
        Contestant create(Pool pool) throws GeneralSecurityException {
            return bare(pool);
        }
    },
    /** With room for each token that comes. */
    OURS_NEW("cognito-ee, first sight") {
        @Override
        Contestant create(Pool pool) {
            return new Forgetful(pool);
        }
    },
    OURS_UNCACHED("cognito-ee, first sight, cache off") {
        @Override
        Contestant create(Pool pool) {
            return Ours.of(pool, 0);
        }
    },
    /** For many more tokens than it can hold: each is looked up, verified, put in, and another one put out. */
    OURS_MISSED("cognito-ee, first sight, cache full") {
        @Override
        Contestant create(Pool pool) {
            return Ours.of(pool, 1_000);
        }
    },
    /** For no more tokens than it can hold. */
    OURS("cognito-ee, repeat") {
        @Override
        Contestant create(Pool pool) {
            return Ours.of(pool, Ours.MOST_KEPT);
        }
    },
    AUTH0("auth0 java-jwt") {
        @Override
        Contestant create(Pool pool) {
            return Libraries.auth0(pool);
        }
    },
    FUSION_AUTH("fusionauth-jwt") {
        @Override
        Contestant create(Pool pool) {
            return Libraries.fusionAuth(pool);
        }
    },
    VERTX("vertx-auth-jwt") {
        @Override
        Contestant create(Pool pool) {
            return Libraries.vertx(pool);
        }
    },
    JOSE4J("jose4j JwtConsumer") {
        @Override
        Contestant create(Pool pool) throws Exception {
            return Libraries.jose4j(pool);
        }
    },
    JJWT("jjwt") {
        @Override
        Contestant create(Pool pool) {
            return Libraries.jjwt(pool);
        }
    },
    SMALL_RYE("smallrye-jwt") {
        @Override
        Contestant create(Pool pool) {
            return Libraries.smallRye(pool);
        }
    },
    NIMBUS("nimbus-jose-jwt") {
        @Override
        Contestant create(Pool pool) throws Exception {
            return Libraries.nimbus(pool);
        }
    },
    SPRING_SECURITY("Spring Security") {
        @Override
        Contestant create(Pool pool) {
            return Libraries.springSecurity(pool);
        }
    },
    BARE_ACCP("bare verify (ACCP)") {
        @Override
        Contestant create(Pool pool) throws GeneralSecurityException {
            accp();
            return bare(pool);
        }
    },
    OURS_ACCP("cognito-ee, first sight, cache off (ACCP)") {
        @Override
        Contestant create(Pool pool) throws GeneralSecurityException {
            return Ours.of(pool, 0, accp());
        }
    },
    JOSE4J_ACCP("jose4j (ACCP)") {
        @Override
        Contestant create(Pool pool) throws GeneralSecurityException {
            accp();
            return Libraries.jose4j(key(pool));
        }
    };

    private final String title;

    Contestants(String title) {
        this.title = title;
    }

    /** Sets one up, in a process that nobody else is measured in. */
    abstract Contestant create(Pool pool) throws Exception;

    String title() {
        return title;
    }

    /** The signature alone, by the provider of all that is set up in this process. */
    static Contestant bare(Pool pool) throws GeneralSecurityException {
        return new BareVerify(key(pool));
    }

    /** The key as the first provider makes it: its signatures then are that provider's. */
    private static PublicKey key(Pool pool) throws GeneralSecurityException {
        RSAPublicKey key = pool.publicKey();
        return KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
    }

    /** Puts Amazon's provider first, so that it is the choice of who asks for none. */
    private static String accp() {
        AmazonCorrettoCryptoProvider.install();
        AmazonCorrettoCryptoProvider.INSTANCE.assertHealthy();
        return AmazonCorrettoCryptoProvider.PROVIDER_NAME;
    }
}
