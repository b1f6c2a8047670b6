package org.cognitoee.token;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What an RSA signature of a good token has inside, {@code 00 01 FF…FF 00 DigestInfo}, or should have; the pool's key
 * signs it as it stands.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8017#section-9.2">RFC 8017 §9.2, EMSA-PKCS1-v1_5</a>
 */
final class EncodedMessage {

    static final int LENGTH = 256;

    static final String SIGNING_INPUT = TestToken.good().signingInput();

    /** The SHA-256 of the good token, in hexadecimal digits. */
    static final String HASH = hash("SHA-256");

    /** The one DigestInfo that is right. */
    static final String DIGEST_INFO = digestInfo("608648016503040201", "0500", HASH);

    /** The one that has no parameters where RFC 8017 asks for NULL. */
    static final String WITHOUT_NULL = digestInfo("608648016503040201", "", HASH);

    private EncodedMessage() {}

    /** The hash of the good token, in hexadecimal digits. */
    static String hash(String algorithm) {
        try {
            return hex(MessageDigest.getInstance(algorithm).digest(SIGNING_INPUT.getBytes(US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** A DigestInfo in DER, with the content of its OID, with its parameters, and with its hash. */
    static String digestInfo(String oid, String parameters, String hash) {
        return der("30", der("30", der("06", oid) + parameters) + der("04", hash));
    }

    private static String der(String tag, String content) {
        int length = content.length() / 2;
        return tag + (length < 128 ? "" : "81") + "%02x".formatted(length) + content;
    }

    /** Padding as it should be, up to the full length, in front of whatever stands in for the DigestInfo. */
    static byte[] padded(String digestInfo) {
        return filled("0001", 0xFF, "00" + digestInfo);
    }

    /** As many of one octet as make up the full length, between a head and a tail. */
    static byte[] filled(String head, int octet, String tail) {
        byte[] filled = new byte[LENGTH];
        Arrays.fill(filled, (byte) octet);
        byte[] before = octets(head);
        byte[] behind = octets(tail);
        System.arraycopy(before, 0, filled, 0, before.length);
        System.arraycopy(behind, 0, filled, LENGTH - behind.length, behind.length);
        return filled;
    }

    /** The good token, signed by the pool's key over this encoded message: RSASP1 of RFC 8017 §5.2.1. */
    static String token(byte[] encodedMessage) {
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) SigningKey.ONE.pair().getPrivate();
        BigInteger message = new BigInteger(1, encodedMessage);
        BigInteger ofP = message.modPow(key.getPrimeExponentP(), key.getPrimeP());
        BigInteger ofQ = message.modPow(key.getPrimeExponentQ(), key.getPrimeQ());
        BigInteger difference =
                ofP.subtract(ofQ).multiply(key.getCrtCoefficient()).mod(key.getPrimeP());
        return withSignature(octets(difference.multiply(key.getPrimeQ()).add(ofQ)));
    }

    static String withSignature(byte[] signature) {
        return SIGNING_INPUT + '.' + TestToken.base64url(signature);
    }

    /** A number as I2OSP of RFC 8017 §4.1 writes it, or longer where it must be. */
    static byte[] octets(BigInteger number) {
        byte[] minimal = number.toByteArray();
        int sign = minimal[0] == 0 ? 1 : 0;
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        octets.writeBytes(new byte[Math.max(0, LENGTH - minimal.length + sign)]);
        octets.write(minimal, sign, minimal.length - sign);
        return octets.toByteArray();
    }

    static byte[] octets(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    static String hex(byte[] octets) {
        return HexFormat.of().formatHex(octets);
    }
}
