package org.cognitoee.token;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.cognitoee.problem.Reason.TOKEN_SIGNATURE_INVALID;
import static org.cognitoee.token.EncodedMessage.DIGEST_INFO;
import static org.cognitoee.token.EncodedMessage.HASH;
import static org.cognitoee.token.EncodedMessage.WITHOUT_NULL;
import static org.cognitoee.token.EncodedMessage.digestInfo;
import static org.cognitoee.token.EncodedMessage.filled;
import static org.cognitoee.token.EncodedMessage.hash;
import static org.cognitoee.token.EncodedMessage.hex;
import static org.cognitoee.token.EncodedMessage.padded;
import static org.cognitoee.token.EncodedMessage.token;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Random;
import java.util.stream.Stream;
import org.cognitoee.token.Verification.Verified;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Signatures that the pool's own key has made, of something that is not the one encoding of the token's hash: what
 * Project Wycheproof asks of RSASSA-PKCS1-v1_5.
 *
 * @see <a href="https://github.com/C2SP/wycheproof">Project Wycheproof</a>
 */
@Timeout(60)
class SignatureVectorsTest {

    private static final String NULL = "0500";
    private static final String NIST = "6086480165030402";
    private static final String SHA_256 = NIST + "01";
    private static final String SHA_1 = "2b0e03021a";
    private static final String MD5 = "2a864886f70d0205";
    private static final String EIGHT = "ff".repeat(8);

    /** So many octets are left between eight of padding and the end. */
    private static final int SPARE = EncodedMessage.LENGTH - 11 - DIGEST_INFO.length() / 2;

    private final TestPool pool = new TestPool();

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void rightEncoding_isWhatTheJdkSignsToo() {
        String compact = token(padded(DIGEST_INFO));
        assertEquals(TestToken.good().signed(), compact);
        assertInstanceOf(Verified.class, pool.verify(compact));
    }

    static Stream<Arguments> paddings() {
        return Stream.of(
                row("padding of zeros", filled("0001", 0, "00" + DIGEST_INFO)),
                row("padding of ones", filled("0001", 1, "00" + DIGEST_INFO)),
                row("padding of FE", filled("0001", 0xFE, "00" + DIGEST_INFO)),
                row("padding that starts with a zero", filled("000100", 0xFF, "00" + DIGEST_INFO)),
                row("padding that starts with something else", filled("00017f", 0xFF, "00" + DIGEST_INFO)),
                row("padding that ends with something else", filled("0001", 0xFF, "fe00" + DIGEST_INFO)),
                row("padding with a zero inside", filled("0001" + EIGHT + "00", 0xFF, "00" + DIGEST_INFO)),
                row("padding that ends early", filled("0001" + EIGHT, 0, "00" + DIGEST_INFO)),
                row("padding of eight octets in a short message", filled("", 0, "01" + EIGHT + "00" + DIGEST_INFO)),
                row("padding one octet short, zero in front", filled("000001", 0xFF, "00" + DIGEST_INFO)),
                row("padding one octet long, hash cut", padded("ff" + DIGEST_INFO.substring(2))),
                row("padding none, garbage behind", filled("000100" + DIGEST_INFO, 0, "")),
                row("padding of seven octets, garbage behind", behind("ff".repeat(7), 0)),
                row("separator missing", filled("0001", 0xFF, DIGEST_INFO)),
                row("separator 01", filled("0001", 0xFF, "01" + DIGEST_INFO)),
                row("separator 80", filled("0001", 0xFF, "80" + DIGEST_INFO)),
                row("separator twice", padded("00" + DIGEST_INFO)),
                row("block type 0", filled("0000", 0xFF, "00" + DIGEST_INFO)),
                row("block type 0 as it was once padded", filled("0000", 0, "00" + DIGEST_INFO)),
                row("block type 2", filled("0002", 0xFF, "00" + DIGEST_INFO)),
                row("block type 2 as encryption pads", encryption()),
                row("block type 3", filled("0003", 0xFF, "00" + DIGEST_INFO)),
                row("block type FF", filled("00ff", 0xFF, "00" + DIGEST_INFO)),
                row("block type missing", filled("00", 0xFF, "00" + DIGEST_INFO)),
                row("first octet 1", filled("0101", 0xFF, "00" + DIGEST_INFO)),
                row("first octet missing", filled("01", 0xFF, "00" + DIGEST_INFO)),
                row("garbage of zeros behind eight octets of padding", behind(EIGHT, 0)),
                row("garbage of FF behind eight octets of padding", behind(EIGHT, 0xFF)),
                row("garbage in random behind eight octets of padding", random(behind(EIGHT, 0))),
                row("garbage behind, with the right end", filled("0001" + EIGHT + "00" + DIGEST_INFO, 0, DIGEST_INFO)),
                row("hash shifted by one octet, zero behind", padded(DIGEST_INFO + "00")),
                row("hash shifted by one octet, garbage behind", padded(DIGEST_INFO + "a5")),
                row("hash shifted by 8 octets", padded(DIGEST_INFO + "0102030405060708")),
                row("hash shifted by all there is", padded(DIGEST_INFO + "a5".repeat(SPARE))),
                row("garbage inside the octet string", padded(digestInfo(SHA_256, NULL, HASH + HASH))),
                row("garbage in the parameters of the algorithm", parameters(64)),
                row("garbage in the parameters, as much as fits", parameters(127)),
                row("message turned round", reversed(padded(DIGEST_INFO))),
                row("message of zeros", new byte[EncodedMessage.LENGTH]),
                row("padding all the way", filled("0001", 0xFF, "")),
                row("padding and a separator", filled("0001", 0xFF, "00")),
                row("X9.31", filled("6b", 0xBB, "ba" + HASH + "34cc")),
                row("ISO 9796-2", filled("6a", 0, HASH + "bc")));
    }

    static Stream<Arguments> digests() {
        return Stream.of(
                row("hash alone", padded(HASH)),
                row("octet string alone", padded("0420" + HASH)),
                row("DigestInfo without a hash", padded(DIGEST_INFO.substring(0, 38))),
                row("DigestInfo cut after the OID", padded(DIGEST_INFO.substring(0, 30))),
                row("DigestInfo one octet short", padded(DIGEST_INFO.substring(0, 100))),
                row("DigestInfo twice", padded(DIGEST_INFO + DIGEST_INFO)),
                row("a tag and nothing else", padded("30")),
                row("hash one octet short", padded(digestInfo(SHA_256, NULL, HASH.substring(2)))),
                row("hash one octet long", padded(digestInfo(SHA_256, NULL, HASH + "00"))),
                row("hash with a zero in front", padded(digestInfo(SHA_256, NULL, "00" + HASH))),
                row("hash empty", padded(digestInfo(SHA_256, NULL, ""))),
                row("hash of zeros", padded(digestInfo(SHA_256, NULL, "00".repeat(32)))),
                row("hash in its digits", padded(digestInfo(SHA_256, NULL, hex(HASH.getBytes(US_ASCII))))),
                row("OID of MD5, right hash", padded(digestInfo(MD5, NULL, HASH))),
                row("OID of SHA-1, right hash", padded(digestInfo(SHA_1, NULL, HASH))),
                row("OID of SHA-224, right hash", padded(digestInfo(NIST + "04", NULL, HASH))),
                row("OID of SHA-384, right hash", padded(digestInfo(NIST + "02", NULL, HASH))),
                row("OID of SHA-512, right hash", padded(digestInfo(NIST + "03", NULL, HASH))),
                row("OID of SHA-512/256, right hash", padded(digestInfo(NIST + "06", NULL, HASH))),
                row("OID of SHA3-256, right hash", padded(digestInfo(NIST + "08", NULL, HASH))),
                row("OID of sha256WithRSAEncryption", padded(digestInfo("2a864886f70d01010b", NULL, HASH))),
                row("OID with one node more", padded(digestInfo(SHA_256 + "01", NULL, HASH))),
                row("OID with one node less", padded(digestInfo(NIST, NULL, HASH))),
                row("OID with a node in a longer form", padded(digestInfo(NIST + "8001", NULL, HASH))),
                row("OID with 2^32 more in a node", padded(digestInfo(NIST + "9080808001", NULL, HASH))),
                row("OID empty", padded(digestInfo("", NULL, HASH))),
                row("NULL with content", padded(digestInfo(SHA_256, "050100", HASH))),
                row("NULL in BER", padded(digestInfo(SHA_256, "058100", HASH))),
                row("NULL twice", padded(digestInfo(SHA_256, NULL + NULL, HASH))),
                row("parameters an empty sequence", padded(digestInfo(SHA_256, "3000", HASH))),
                row("parameters false", padded(digestInfo(SHA_256, "010100", HASH))),
                row("MD5", padded(digestInfo(MD5, NULL, hash("MD5")))),
                row("SHA-1", padded(digestInfo(SHA_1, NULL, hash("SHA-1")))),
                row("SHA-1 without NULL", padded(digestInfo(SHA_1, "", hash("SHA-1")))),
                row("SHA-224", padded(digestInfo(NIST + "04", NULL, hash("SHA-224")))),
                row("SHA-384", padded(digestInfo(NIST + "02", NULL, hash("SHA-384")))),
                row("SHA-512", padded(digestInfo(NIST + "03", NULL, hash("SHA-512")))),
                row("SHA-512/256", padded(digestInfo(NIST + "06", NULL, hash("SHA-512/256")))),
                row("SHA3-256", padded(digestInfo(NIST + "08", NULL, hash("SHA3-256")))),
                row("MD5 and SHA-1 as in TLS 1.0", padded(hash("MD5") + hash("SHA-1"))));
    }

    static Stream<Arguments> damagedDigestInfos() {
        return DamagedDigestInfo.all().entrySet().stream().map(entry -> row(entry.getKey(), padded(entry.getValue())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"paddings", "digests", "damagedDigestInfos"})
    void anythingButTheOneEncoding_isRejectedThoughThePoolSignedIt(String title, byte[] encodedMessage) {
        pool.assertRejected(TOKEN_SIGNATURE_INVALID, token(encodedMessage));
    }

    /** The one thing that the JDK, as some signers do, takes more loosely; only the pool's own key can make it. */
    @Test
    void parametersLeftOutInsteadOfNull_areAcceptedAsTheJdkDoes() {
        assertInstanceOf(Verified.class, pool.verify(token(padded(WITHOUT_NULL))));
    }

    @Test
    void anyBitOfTheEncodingChanged_isRejected() {
        for (int i = 0; i < EncodedMessage.LENGTH; i++) {
            byte[] encodedMessage = padded(DIGEST_INFO);
            encodedMessage[i] ^= (byte) (1 << i % 8);
            pool.assertRejected(TOKEN_SIGNATURE_INVALID, token(encodedMessage));
        }
    }

    /** Bleichenbacher's of 2006: the hash is not at the end, and what is behind it makes the number a power. */
    private static byte[] behind(String padding, int garbage) {
        return filled("0001" + padding + "00" + DIGEST_INFO, garbage, "");
    }

    private static byte[] random(byte[] encodedMessage) {
        byte[] garbage = new byte[SPARE];
        new Random(20261123).nextBytes(garbage);
        System.arraycopy(garbage, 0, encodedMessage, EncodedMessage.LENGTH - SPARE, SPARE);
        return encodedMessage;
    }

    private static byte[] encryption() {
        byte[] encodedMessage = filled("0002", 0xFF, "00" + DIGEST_INFO);
        Random random = new Random(20261123);
        for (int i = 2; encodedMessage[i] != 0; i++) {
            encodedMessage[i] = (byte) (1 + random.nextInt(255));
        }
        return encodedMessage;
    }

    /** Kühn, Pyshkin, Tews and Weinmann's of 2008: the garbage is where a parser looks for the parameters. */
    private static byte[] parameters(int length) {
        return padded(digestInfo(SHA_256, "04%02x".formatted(length) + "a5".repeat(length), HASH));
    }

    private static byte[] reversed(byte[] octets) {
        byte[] reversed = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            reversed[i] = octets[octets.length - 1 - i];
        }
        return reversed;
    }

    private static Arguments row(String title, byte[] encodedMessage) {
        return Arguments.of(title, encodedMessage);
    }
}
