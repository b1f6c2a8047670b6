package org.cognitoee.token;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jspecify.annotations.Nullable;

/**
 * RSASSA-PKCS1-v1_5 with SHA-256 under one public key, by the JCA provider that the application names, or else by the
 * JDK's order of them. Two are equal if their keys are. Safe for use by many threads.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7518#section-3.3">RFC 7518 §3.3</a>
 */
final class Rs256 {

    /** The value of {@code alg}. */
    static final String NAME = AlgorithmIdentifiers.RSA_USING_SHA256;

    private static final String JCA_NAME = "SHA256withRSA";

    private final PublicKey key;
    private final @Nullable String provider;

    /** How many threads keep one ready without meeting each other, and how far apart: in a cache line each. */
    private static final int PLACES = 16;

    private static final int APART = 16;

    /** For the next token of a thread, since to make one is a hundredth of a verification. */
    private final AtomicReferenceArray<@Nullable Signature> ready = new AtomicReferenceArray<>(PLACES * APART);

    /**
     * @param provider the name of a registered JCA provider, or null for the JDK's choice
     * @throws IllegalStateException if the provider makes no such key
     */
    Rs256(RSAPublicKey key, @Nullable String provider) {
        this.key = provider == null ? key : madeBy(provider, key);
        this.provider = provider;
    }

    /** The key as the provider itself makes it, which saves it a translation at each signature. */
    private static PublicKey madeBy(String provider, RSAPublicKey key) {
        try {
            return KeyFactory.getInstance("RSA", provider)
                    .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The provider " + provider + " makes no RSA key", e);
        }
    }

    /** Whether the signature is that of these octets. */
    boolean verifies(byte[] signature, ByteBuffer signingInput) {
        int place = (int) (Thread.currentThread().getId() & (PLACES - 1)) * APART;
        try {
            @Nullable Signature earlier = ready.getAndSet(place, null);
            Signature verifier = earlier == null ? initialized() : earlier;
            verifier.update(signingInput);
            boolean verifies = verifier.verify(signature);
            ready.set(place, verifier); // as good as new; one that has thrown anything is not used again
            return verifies;
        } catch (GeneralSecurityException e) {
            // an unfitting length, for one; whatever it is, it is not signed
            return false;
        }
    }

    private Signature initialized() throws GeneralSecurityException {
        Signature signature =
                provider == null ? Signature.getInstance(JCA_NAME) : Signature.getInstance(JCA_NAME, provider);
        signature.initVerify(key);
        return signature;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Rs256 rs256 && key.equals(rs256.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }
}
