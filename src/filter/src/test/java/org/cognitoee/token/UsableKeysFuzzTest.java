package org.cognitoee.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import org.jose4j.lang.JoseException;

/** Any document as a key set; {@code <1>}, {@code <2>} and {@code <w>} stand for the moduli of two keys and a weak one. */
class UsableKeysFuzzTest {

    private static final String ONE = SigningKey.ONE.modulus();
    private static final String TWO = SigningKey.TWO.modulus();
    private static final String WEAK = SigningKey.WEAK.modulus();

    @FuzzTest
    void anyDocument_givesStrongKeysOrIsNoKeySet(byte[] input) {
        String document =
                new String(input, UTF_8).replace("<1>", ONE).replace("<2>", TWO).replace("<w>", WEAK);
        Map<String, RSAPublicKey> keys;
        try {
            keys = UsableKeys.of(document);
        } catch (JoseException e) {
            return;
        }
        keys.forEach((kid, key) -> {
            assertTrue(kid.matches("[A-Za-z0-9+/=_-]{1,128}"), kid);
            RSAPublicKey rsa = assertInstanceOf(RSAPublicKey.class, key);
            assertTrue(rsa.getModulus().bitLength() >= 2048);
            assertTrue(rsa.getModulus().testBit(0));
            assertTrue(rsa.getPublicExponent().testBit(0));
            assertTrue(rsa.getPublicExponent().compareTo(BigInteger.valueOf(65537)) >= 0);
            assertTrue(rsa.getPublicExponent().bitLength() <= 256);
        });
        assertTrue(document.contains("keys") || document.contains("\\u"));
        assertEquals(keys, readAgain(document));
    }

    private static Map<String, RSAPublicKey> readAgain(String document) {
        try {
            return UsableKeys.of(' ' + document + '\n');
        } catch (JoseException e) {
            throw new AssertionError("read once, and not twice", e);
        }
    }
}
