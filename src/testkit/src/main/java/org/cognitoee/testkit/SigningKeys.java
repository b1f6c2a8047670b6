package org.cognitoee.testkit;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The pool's RSA keys: one signs ID tokens, another access tokens, and those of earlier rotations are still published
 * until they are withdrawn.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7517">RFC 7517, JSON Web Key</a>
 */
final class SigningKeys {

    private static final SecureRandom RANDOM = new SecureRandom();

    private volatile Published published;

    /** Keys that were made elsewhere. */
    SigningKeys(SigningKey forIdTokens, SigningKey forAccessTokens) {
        this.published = new Published(forIdTokens, forAccessTokens, List.of());
    }

    static SigningKeys generate() {
        return new SigningKeys(SigningKey.generate(), SigningKey.generate());
    }

    /** A key and the id that tokens name it by. */
    record SigningKey(String kid, KeyPair pair) {

        /** A new RSA-2048 key under 32 random bytes in standard base64, as Cognito's kids are. */
        static SigningKey generate() {
            byte[] kid = new byte[32];
            RANDOM.nextBytes(kid);
            return new SigningKey(Base64.getEncoder().encodeToString(kid), rsa2048());
        }

        byte[] sign(byte[] signingInput) {
            return Jws.rs256(pair.getPrivate(), signingInput);
        }

        JsonObject jwk() {
            RSAPublicKey key = (RSAPublicKey) pair.getPublic();
            return JsonText.object()
                    .add("alg", "RS256")
                    .add("e", base64urlUInt(key.getPublicExponent()))
                    .add("kid", kid)
                    .add("kty", "RSA")
                    .add("n", base64urlUInt(key.getModulus()))
                    .add("use", "sig")
                    .build();
        }
    }

    private record Published(SigningKey id, SigningKey access, List<SigningKey> old) {

        Stream<SigningKey> all() {
            return Stream.concat(Stream.of(id, access), old.stream());
        }
    }

    SigningKey forIdTokens() {
        return published.id();
    }

    SigningKey forAccessTokens() {
        return published.access();
    }

    /** The published key of this id. */
    Optional<SigningKey> named(String kid) {
        return published.all().filter(key -> key.kid().equals(kid)).findFirst();
    }

    /** New keys sign from now on; those before stay published beside them. */
    synchronized void rotate() {
        published = new Published(
                SigningKey.generate(), SigningKey.generate(), published.all().toList());
    }

    /** Only the keys that sign are published from now on. */
    synchronized void withdrawOld() {
        published = new Published(published.id(), published.access(), List.of());
    }

    /** The JWK Set that the pool serves. */
    JsonObject jwks() {
        JsonArrayBuilder keys = JsonText.array();
        published.all().map(SigningKey::jwk).forEach(keys::add);
        return JsonText.object().add("keys", keys).build();
    }

    /** RFC 7518 §2: big-endian, without the sign's leading zero. */
    private static String base64urlUInt(BigInteger value) {
        byte[] bytes = value.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        return Jws.base64url(Arrays.copyOfRange(bytes, from, bytes.length));
    }

    private static KeyPair rsa2048() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048, RANDOM);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has RSA", e);
        }
    }
}
