package org.cognitoee.benchmarks;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * An RSA key of 2048 bits that signs fast, so that a million tokens are minted in minutes: its modulus has sixteen primes
 * instead of two. Whoever verifies sees a modulus and 65537, and does the same work as with any other key. Worth nothing
 * as a secret.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8017#section-5.2.1">RFC 8017 §5.2.1, with more than two primes</a>
 */
final class SigningKey {

    private static final int BITS = 2048;
    private static final int PRIMES = 16;

    /** About what the modulus is to be: the last prime makes up for those before it. */
    private static final BigInteger MODULUS = BigInteger.valueOf(3).shiftLeft(BITS - 2);

    private static final BigInteger EXPONENT = BigInteger.valueOf(65537);
    private static final byte[] SHA_256_DIGEST_INFO = HexFormat.of().parseHex("3031300d060960864801650304020105000420");

    private final List<Factor> factors;
    private final BigInteger modulus;

    /**
     * One prime, with what the Chinese remainder theorem needs of it.
     *
     * @param exponent the private exponent modulo {@code prime - 1}
     * @param before the product of the primes before this one
     * @param coefficient the inverse of {@code before} modulo {@code prime}
     */
    private record Factor(BigInteger prime, BigInteger exponent, BigInteger before, BigInteger coefficient) {}

    private SigningKey(List<Factor> factors, BigInteger modulus) {
        this.factors = factors;
        this.modulus = modulus;
    }

    static SigningKey generate() {
        SecureRandom random = new SecureRandom();
        List<Factor> factors = new ArrayList<>();
        BigInteger product = BigInteger.ONE;
        while (factors.size() < PRIMES) {
            BigInteger prime = factors.size() < PRIMES - 1
                    ? BigInteger.probablePrime(BITS / PRIMES, random)
                    : MODULUS.divide(product).add(new BigInteger(16, random)).nextProbablePrime();
            BigInteger order = prime.subtract(BigInteger.ONE);
            if (order.gcd(EXPONENT).equals(BigInteger.ONE) && product.gcd(prime).equals(BigInteger.ONE)) {
                BigInteger coefficient = factors.isEmpty() ? BigInteger.ZERO : product.modInverse(prime);
                factors.add(new Factor(prime, EXPONENT.modInverse(order), product, coefficient));
                product = product.multiply(prime);
            }
        }
        return new SigningKey(List.copyOf(factors), product);
    }

    RSAPublicKey publicKey() {
        try {
            return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, EXPONENT));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The JWK of the public key, as Cognito publishes it. */
    String jwk(String kid) {
        return "{\"alg\":\"RS256\",\"e\":\"AQAB\",\"kid\":\"" + kid + "\",\"kty\":\"RSA\",\"n\":\""
                + base64url(octets(modulus)) + "\",\"use\":\"sig\"}";
    }

    /** A JWS in compact serialization, signed with RS256. */
    String sign(String header, String payload) {
        String signingInput = base64url(header.getBytes(StandardCharsets.UTF_8))
                + '.'
                + base64url(payload.getBytes(StandardCharsets.UTF_8));
        return signingInput + '.' + base64url(sign(signingInput.getBytes(StandardCharsets.US_ASCII)));
    }

    private byte[] sign(byte[] message) {
        BigInteger encoded = new BigInteger(1, encoded(message));
        BigInteger signature = BigInteger.ZERO;
        for (Factor factor : factors) {
            BigInteger remainder = encoded.mod(factor.prime()).modPow(factor.exponent(), factor.prime());
            BigInteger step = factor.before().equals(BigInteger.ONE)
                    ? remainder
                    : remainder
                            .subtract(signature)
                            .multiply(factor.coefficient())
                            .mod(factor.prime());
            signature = signature.add(step.multiply(factor.before()));
        }
        return octets(signature);
    }

    /** EMSA-PKCS1-v1_5: 0, 1, 0xff…, 0, DigestInfo, digest. */
    private static byte[] encoded(byte[] message) {
        byte[] digest = sha256(message);
        byte[] encoded = new byte[BITS / 8];
        int digestAt = encoded.length - digest.length;
        int infoAt = digestAt - SHA_256_DIGEST_INFO.length;
        encoded[1] = 1;
        for (int i = 2; i < infoAt - 1; i++) {
            encoded[i] = (byte) 0xff;
        }
        System.arraycopy(SHA_256_DIGEST_INFO, 0, encoded, infoAt, SHA_256_DIGEST_INFO.length);
        System.arraycopy(digest, 0, encoded, digestAt, digest.length);
        return encoded;
    }

    private static byte[] sha256(byte[] message) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Big-endian, as long as the modulus. */
    private static byte[] octets(BigInteger number) {
        byte[] signed = number.toByteArray();
        byte[] octets = new byte[BITS / 8];
        int length = Math.min(signed.length, octets.length);
        System.arraycopy(signed, signed.length - length, octets, octets.length - length, length);
        return octets;
    }

    private static String base64url(byte[] octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }
}
