package org.cognitoee.servertests.attack;

import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A JWE in compact serialization, encrypted to a public key that anybody may know.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7516#section-7.1">RFC 7516 §7.1</a>
 */
final class Encryption {

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    /** Nothing is hidden here: a constant key and vector do. */
    private static final byte[] CONTENT_KEY = new byte[16];

    private static final byte[] VECTOR = new byte[12];
    private static final int TAG = 16;

    private Encryption() {}

    /** @param header {@code alg} RSA-OAEP or dir, {@code enc} A128GCM, {@code zip} where it is to be compressed */
    static String jwe(JsonObject header, String plaintext, PublicKey recipient) {
        try {
            String protectedHeader = BASE64URL.encodeToString(header.toString().getBytes(StandardCharsets.UTF_8));
            byte[] encryptedKey = new byte[0];
            if (header.getString("alg").equals("RSA-OAEP")) {
                Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
                rsa.init(Cipher.ENCRYPT_MODE, recipient);
                encryptedKey = rsa.doFinal(CONTENT_KEY);
            }
            byte[] octets = plaintext.getBytes(StandardCharsets.UTF_8);
            Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
            aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(CONTENT_KEY, "AES"), new GCMParameterSpec(8 * TAG, VECTOR));
            aes.updateAAD(protectedHeader.getBytes(StandardCharsets.US_ASCII));
            byte[] sealed = aes.doFinal(header.containsKey("zip") ? deflated(octets) : octets);
            int tag = sealed.length - TAG;
            return String.join(
                    ".",
                    protectedHeader,
                    BASE64URL.encodeToString(encryptedKey),
                    BASE64URL.encodeToString(VECTOR),
                    BASE64URL.encodeToString(Arrays.copyOf(sealed, tag)),
                    BASE64URL.encodeToString(Arrays.copyOfRange(sealed, tag, sealed.length)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] deflated(byte[] octets) {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(deflated, new Deflater(Deflater.BEST_COMPRESSION, true))) {
            out.write(octets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return deflated.toByteArray();
    }
}
