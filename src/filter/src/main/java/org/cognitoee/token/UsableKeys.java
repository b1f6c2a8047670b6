package org.cognitoee.token;

import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.Use;
import org.jose4j.lang.JoseException;

/**
 * The keys of a JWK Set that may verify an access token: RSA, meant for RS256 signatures, strong enough, and the only
 * ones of their key id.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7517">RFC 7517</a>
 */
final class UsableKeys {

    private static final int LEAST_MODULUS_BITS = 2048;

    // what FIPS 186-5 allows
    private static final BigInteger LEAST_EXPONENT = BigInteger.valueOf(65537);
    private static final int MOST_EXPONENT_BITS = 256;

    private UsableKeys() {}

    /**
     * Reads a JWK Set; what cannot be used is left out.
     *
     * @return the usable keys by their key ids
     * @throws JoseException if the document is no JWK Set
     */
    static Map<String, RSAPublicKey> of(String jwks) throws JoseException {
        List<JsonWebKey> all = all(jwks);
        Map<String, RSAPublicKey> usable = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (JsonWebKey key : all) {
            boolean ambiguous = !seen.add(key.getKeyId());
            if (ambiguous) {
                usable.remove(key.getKeyId());
            } else if (isUsable(key)) {
                usable.put(key.getKeyId(), ((RsaJsonWebKey) key).getRsaPublicKey());
            }
        }
        return Map.copyOf(usable);
    }

    private static List<JsonWebKey> all(String jwks) throws JoseException {
        try {
            return new JsonWebKeySet(jwks).getJsonWebKeys();
        } catch (ClassCastException | StackOverflowError e) {
            throw new JoseException("keys is not a list of objects, or nested without end", e);
        }
    }

    private static boolean isUsable(JsonWebKey key) {
        return key instanceof RsaJsonWebKey rsa
                && rsa.getKeyId() != null
                && JoseHeader.isKeyId(rsa.getKeyId())
                && (rsa.getUse() == null || rsa.getUse().equals(Use.SIGNATURE))
                && (rsa.getAlgorithm() == null || rsa.getAlgorithm().equals(Rs256.NAME))
                && (rsa.getKeyOps() == null || rsa.getKeyOps().contains("verify"))
                && isStrong(rsa.getRsaPublicKey());
    }

    private static boolean isStrong(RSAPublicKey key) {
        BigInteger modulus = key.getModulus();
        BigInteger exponent = key.getPublicExponent();
        return modulus.bitLength() >= LEAST_MODULUS_BITS
                && modulus.testBit(0)
                && !RocaFingerprint.isOn(modulus)
                && exponent.compareTo(LEAST_EXPONENT) >= 0
                && exponent.bitLength() <= MOST_EXPONENT_BITS
                && exponent.testBit(0);
    }
}
