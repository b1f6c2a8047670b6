package org.cognitoee.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.function.UnaryOperator;

/**
 * The JWS Compact Serialization, signed with RS256.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7515#section-7.1">RFC 7515 §7.1</a>
 */
final class Jws {

    private Jws() {}

    /**
     * Header, payload and signature, joined by dots.
     *
     * @param signer gives the signature of the signing input
     */
    static String compact(String header, String payload, UnaryOperator<byte[]> signer) {
        String signingInput = base64url(header.getBytes(UTF_8)) + "." + base64url(payload.getBytes(UTF_8));
        return signingInput + "." + base64url(signer.apply(signingInput.getBytes(US_ASCII)));
    }

    static byte[] rs256(PrivateKey key, byte[] signingInput) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(signingInput);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Not a key that RS256 can sign with", e);
        }
    }

    /** Whether the signature is this key's; anything malformed is not. */
    static boolean isSignedBy(PublicKey key, String compact) {
        int dot = compact.lastIndexOf('.');
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update(compact.substring(0, dot).getBytes(US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(compact.substring(dot + 1)));
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return false;
        }
    }

    static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
