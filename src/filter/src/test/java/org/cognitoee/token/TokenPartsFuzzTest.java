package org.cognitoee.token;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.cognitoee.token.TestToken.base64url;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

/**
 * A token from its parts: the first line says who signs, the second one is the header, and all the rest is the payload.
 * {@code 1} and {@code 2} sign with a key of the pool, {@code f} with a foreign one, {@code k} keeps the signature of a
 * good token, and anything else is the octets of the signature.
 */
class TokenPartsFuzzTest {

    private static final String GOOD = TestToken.good().signed();
    private static final byte[] KEPT = Base64.getUrlDecoder().decode(GOOD.split("\\.", -1)[2]);

    private final Examiner examiner = new Examiner();

    @AfterEach
    void close() {
        examiner.close();
    }

    @FuzzTest
    void anyHeaderAndPayload_areRejectedUnlessThePoolSignedThemAsTheyAre(byte[] input) throws GeneralSecurityException {
        String[] parts = new String(input, ISO_8859_1).split("\n", 3);
        String signer = parts[0];
        String signingInput = segment(parts, 1) + '.' + segment(parts, 2);
        byte[] signature =
                switch (signer) {
                    case "1" -> sign(signingInput, SigningKey.ONE);
                    case "2" -> sign(signingInput, SigningKey.TWO);
                    case "f" -> sign(signingInput, SigningKey.FOREIGN);
                    case "k" -> KEPT;
                    default -> signer.getBytes(ISO_8859_1);
                };
        String compact = signingInput + '.' + base64url(signature);
        boolean ofThePool = signer.equals("1") || signer.equals("2");
        examiner.examine(compact, ofThePool || compact.equals(GOOD) ? Set.of(compact) : Set.of());
    }

    private static String segment(String[] parts, int index) {
        return base64url((index < parts.length ? parts[index] : "").getBytes(ISO_8859_1));
    }

    private static byte[] sign(String signingInput, SigningKey key) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key.pair().getPrivate());
        signature.update(signingInput.getBytes(US_ASCII));
        return signature.sign();
    }
}
