package org.cognitoee.token;

import static org.cognitoee.token.SigningKey.ONE;
import static org.cognitoee.token.SigningKey.jwks;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

class RocaFingerprintTest {

    private static final BigInteger GENERATOR = BigInteger.valueOf(65537);

    private final Random random = new Random(20171016);

    @Test
    void modulusOfTheFlawedLibrary_hasTheFingerprintAtEveryLength() {
        assertTrue(RocaFingerprint.isOn(flawedModulus(512, 39)));
        assertTrue(RocaFingerprint.isOn(flawedModulus(1024, 71)));
        assertTrue(RocaFingerprint.isOn(flawedModulus(2048, 126)));
    }

    @Test
    void keyOfTheFlawedLibrary_isLeftOutOfTheKeySet() throws JoseException {
        String flawed = "{\"kty\":\"RSA\",\"kid\":\"flawed\",\"e\":\"AQAB\",\"n\":\""
                + SigningKey.base64url(flawedModulus(2048, 126)) + "\"}";
        assertEquals(Set.of(ONE.kid()), UsableKeys.of(jwks(flawed, ONE.jwk())).keySet());
    }

    @Test
    void modulusWithOneFlawedPrime_hasNoFingerprint() {
        assertFalse(RocaFingerprint.isOn(flawedPrime(1024, 126).multiply(goodPrime())));
    }

    @Test
    void goodModulus_hasNoFingerprint() {
        BigInteger[] primes = IntStream.range(0, 21).mapToObj(i -> goodPrime()).toArray(BigInteger[]::new);
        for (int p = 0; p < primes.length; p++) {
            for (int q = 0; q < p; q++) {
                assertFalse(RocaFingerprint.isOn(primes[p].multiply(primes[q])), p + " " + q);
            }
        }
    }

    @Test
    void oddNumber_hasNoFingerprint() {
        for (int i = 0; i < 10_000; i++) {
            assertFalse(RocaFingerprint.isOn(
                    new BigInteger(2048, random).setBit(2047).setBit(0)));
        }
    }

    private BigInteger goodPrime() {
        return BigInteger.probablePrime(1024, random);
    }

    private BigInteger flawedModulus(int bits, int primes) {
        BigInteger modulus;
        do {
            modulus = flawedPrime(bits / 2, primes).multiply(flawedPrime(bits / 2, primes));
        } while (modulus.bitLength() != bits);
        return modulus;
    }

    /** {@code k·M + (65537^a mod M)}, where M is the product of so many first primes. */
    private BigInteger flawedPrime(int bits, int primes) {
        BigInteger product = BigInteger.ONE;
        BigInteger next = BigInteger.TWO;
        for (int i = 0; i < primes; i++) {
            product = product.multiply(next);
            next = next.nextProbablePrime();
        }
        BigInteger prime;
        do {
            BigInteger k = new BigInteger(bits - product.bitLength() + 1, random);
            prime = k.multiply(product).add(GENERATOR.modPow(new BigInteger(bits, random), product));
        } while (prime.bitLength() != bits || !prime.isProbablePrime(64));
        return prime;
    }
}
