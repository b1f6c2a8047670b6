package org.cognitoee.token;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;

/** Real RSA keys, made once: two of the pool's, with key ids as Cognito's, and one of somebody else. */
public record SigningKey(String kid, KeyPair pair) {

    public static final SigningKey ONE = generate("k1+Pool/Example/Key/One/0123456789abcdefghi=", 2048);
    public static final SigningKey TWO = generate("k2+Pool/Example/Key/Two/0123456789abcdefghi=", 2048);
    static final SigningKey FOREIGN = generate("kF+Some/Body/Else/0000/0123456789abcdefghi=", 2048);
    static final SigningKey WEAK = generate("weak", 1024);

    private static SigningKey generate(String kid, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return new SigningKey(kid, generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    RSAPublicKey publicKey() {
        return (RSAPublicKey) pair.getPublic();
    }

    /** What a look-up says that finds this key among those of an issuer. */
    KeyLookup foundAt(String issuer) {
        return new KeyLookup.Found(verificationKey(issuer));
    }

    /** This key among those of an issuer. */
    VerificationKey verificationKey(String issuer) {
        return new VerificationKey(issuer, kid, new Rs256(publicKey(), null));
    }

    /** The modulus as a JWK has it. */
    String modulus() {
        return base64url(publicKey().getModulus());
    }

    /** The public key as a user pool publishes it. */
    String jwk() {
        return jwk(
                "\"alg\":\"RS256\",\"use\":\"sig\",\"kid\":\"" + kid + '"',
                publicKey().getPublicExponent());
    }

    /** The public key with other members, and with another exponent. */
    String jwk(String members, BigInteger exponent) {
        return '{' + members + ",\"kty\":\"RSA\",\"n\":\"" + modulus() + "\",\"e\":\"" + base64url(exponent) + "\"}";
    }

    static String base64url(BigInteger number) {
        byte[] octets = number.toByteArray();
        int sign = octets.length > 1 && octets[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(octets, sign, octets.length));
    }

    /** A key set of these JWKs. */
    public static String jwks(String... jwks) {
        return "{\"keys\":[" + String.join(",", jwks) + "]}";
    }

    /** The key set of the pool. */
    public static String jwks() {
        return jwks(ONE.jwk(), TWO.jwk());
    }
}
