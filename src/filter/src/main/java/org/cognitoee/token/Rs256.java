package org.cognitoee.token;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import org.jose4j.jca.ProviderContext;
import org.jose4j.jwa.AlgorithmFactoryFactory;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignatureAlgorithm;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * RSASSA-PKCS1-v1_5 with SHA-256, by the JCA provider that the application names, or else by the JDK's order of them.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7518#section-3.3">RFC 7518 §3.3</a>
 */
final class Rs256 {

    /** The value of {@code alg}. */
    static final String NAME = AlgorithmIdentifiers.RSA_USING_SHA256;

    private final JsonWebSignatureAlgorithm algorithm;
    private final ProviderContext context = new ProviderContext();
    private final @Nullable String provider;

    /** @param provider the name of a registered JCA provider, or null for the JDK's choice */
    Rs256(@Nullable String provider) {
        this.provider = provider;
        if (provider != null) {
            context.getSuppliedKeyProviderContext().setSignatureProvider(provider);
        }
        try {
            this.algorithm = AlgorithmFactoryFactory.getInstance()
                    .getJwsAlgorithmFactory()
                    .getAlgorithm(NAME);
        } catch (JoseException e) {
            throw new IllegalStateException("RS256 is not available", e);
        }
    }

    /** The key as the provider itself makes it, which saves it a translation at each signature. */
    PublicKey translated(RSAPublicKey key) {
        if (provider == null) {
            return key;
        }
        try {
            return KeyFactory.getInstance("RSA", provider)
                    .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The provider " + provider + " makes no RSA key", e);
        }
    }

    /** Whether the signature is that of these octets under this key. */
    boolean verifies(byte[] signature, PublicKey key, byte[] signingInput) {
        try {
            return algorithm.verifySignature(signature, key, signingInput, context);
        } catch (JoseException e) {
            // an unfitting length, for one; whatever it is, it is not signed
            return false;
        }
    }
}
