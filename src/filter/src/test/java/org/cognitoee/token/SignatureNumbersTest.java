package org.cognitoee.token;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.cognitoee.problem.Reason.TOKEN_MALFORMED;
import static org.cognitoee.problem.Reason.TOKEN_SIGNATURE_INVALID;
import static org.cognitoee.token.EncodedMessage.LENGTH;
import static org.cognitoee.token.EncodedMessage.withSignature;
import static org.cognitoee.token.TestToken.good;
import static org.cognitoee.token.TestToken.quoted;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Signatures that are not the one number, in the one length, that signs the token.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8017#section-8.2.2">RFC 8017 §8.2.2</a>
 */
@Timeout(60)
class SignatureNumbersTest {

    private static final byte[] RIGHT = signature(good().signed());
    private static final BigInteger S = new BigInteger(1, RIGHT);
    private static final BigInteger N = SigningKey.ONE.publicKey().getModulus();

    private final TestPool pool = new TestPool();

    @AfterEach
    void close() {
        pool.close();
    }

    static Stream<Arguments> numbers() {
        return Stream.of(
                row("zero", BigInteger.ZERO),
                row("one", BigInteger.ONE),
                row("two", BigInteger.TWO),
                row("the exponent", SigningKey.ONE.publicKey().getPublicExponent()),
                row("n", N),
                row("n - 1", N.subtract(BigInteger.ONE)),
                row("n + 1", N.add(BigInteger.ONE)),
                row("n - s", N.subtract(S)),
                row("s + 1", S.add(BigInteger.ONE)),
                row("s - 1", S.subtract(BigInteger.ONE)),
                row("s + n", S.add(N)),
                row("s + 2n", S.add(N.shiftLeft(1))),
                row("s + n * 2^64", S.add(N.shiftLeft(64))),
                row("s * n", S.multiply(N)),
                row("s * s", S.multiply(S)),
                row("s halved", S.shiftRight(1)),
                row("s inverted", S.modInverse(N)),
                row("2^2047", BigInteger.ONE.shiftLeft(2047)),
                row("2^2048 - 1", BigInteger.ONE.shiftLeft(2048).subtract(BigInteger.ONE)),
                row("2^2048", BigInteger.ONE.shiftLeft(2048)),
                row("what is signed, unsigned", new BigInteger(1, EncodedMessage.padded(EncodedMessage.DIGEST_INFO))));
    }

    static Stream<Arguments> octets() throws GeneralSecurityException {
        byte[] other = signature(good().claim("jti", "\"token-2\"").signed());
        return Stream.of(
                row("a zero in front", joined(new byte[1], RIGHT)),
                row("two zeros in front", joined(new byte[2], RIGHT)),
                row("a zero behind", joined(RIGHT, new byte[1])),
                row("FF in front, as of a negative number", joined(new byte[] {-1}, RIGHT)),
                row("garbage behind", joined(RIGHT, new byte[] {1, 2, 3})),
                row("a newline behind", joined(RIGHT, new byte[] {'\n'})),
                row("first octet left out", Arrays.copyOfRange(RIGHT, 1, LENGTH)),
                row("last octet left out", Arrays.copyOf(RIGHT, LENGTH - 1)),
                row("first half", Arrays.copyOf(RIGHT, LENGTH / 2)),
                row("second half", Arrays.copyOfRange(RIGHT, LENGTH / 2, LENGTH)),
                row("first octet alone", Arrays.copyOf(RIGHT, 1)),
                row("a zero alone", new byte[1]),
                row("twice", joined(RIGHT, RIGHT)),
                row("behind as many zeros", joined(new byte[LENGTH], RIGHT)),
                row("before as many zeros", joined(RIGHT, new byte[LENGTH])),
                row("of ten times the length", new byte[10 * LENGTH]),
                row("turned round", reversed(RIGHT)),
                row("rotated by one octet", joined(Arrays.copyOfRange(RIGHT, 1, LENGTH), Arrays.copyOf(RIGHT, 1))),
                row("negated as two's complement", negated()),
                row("all bits changed", inverted()),
                row("all ones", filled(0xFF)),
                row("all 7F", filled(0x7F)),
                row("all 80", filled(0x80)),
                row("as hexadecimal digits", HexFormat.of().formatHex(RIGHT).getBytes(US_ASCII)),
                row("as base64", Base64.getEncoder().encode(RIGHT)),
                row("in a DER octet string", joined(HexFormat.of().parseHex("04820100"), RIGHT)),
                row("as a DER integer", joined(HexFormat.of().parseHex("0282010100"), RIGHT)),
                row("of another message", other),
                row(
                        "of the header alone",
                        signature(signed(good().signingInput().split("\\.", -1)[0]))),
                row(
                        "of the payload alone",
                        signature(signed(good().signingInput().split("\\.", -1)[1]))),
                row("of nothing", signature(signed(""))),
                row("of the signing input and a dot", signature(signed(good().signingInput() + '.'))),
                row("of the pool's other key", signature(good().signedBy(SigningKey.TWO))),
                row("of a foreign key", signature(good().signedBy(SigningKey.FOREIGN))),
                row("PSS", pss(32)),
                row("PSS without a salt", pss(0)),
                row("PSS with the longest salt", pss(LENGTH - 34)),
                row("HMAC with the modulus", signature(good().hmac(EncodedMessage.octets(N)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"numbers", "octets"})
    void anythingButTheOneNumberInItsLength_isRejected(String title, byte[] signature) {
        pool.assertRejected(TOKEN_SIGNATURE_INVALID, withSignature(signature));
    }

    @Test
    void emptySignature_isNoJws() {
        pool.assertRejected(TOKEN_MALFORMED, withSignature(new byte[0]));
    }

    @Test
    void anyOneBitOfEachOctetChanged_isRejected() {
        for (int i = 0; i < LENGTH; i++) {
            byte[] changed = RIGHT.clone();
            changed[i] ^= (byte) (1 << i % 8);
            pool.assertRejected(TOKEN_SIGNATURE_INVALID, withSignature(changed));
        }
    }

    /** Of a thousand tokens, one at least has a signature so small that the sum is no longer than the modulus. */
    @Test
    void signatureAndModulusAddedWithinTheLength_areRejected() {
        TestToken fitting = IntStream.range(0, 1000)
                .mapToObj(i -> good().claim("jti", quoted("token-" + i)))
                .filter(token -> plusModulus(token).bitLength() <= 8 * LENGTH)
                .findFirst()
                .orElseThrow();
        byte[] sum = EncodedMessage.octets(plusModulus(fitting));
        assertEquals(LENGTH, sum.length);
        pool.assertRejected(TOKEN_SIGNATURE_INVALID, fitting.withSignature(sum));
        assertTrue(pool.verify(fitting.signed()) instanceof Verification.Verified);
    }

    private static BigInteger plusModulus(TestToken token) {
        return new BigInteger(1, signature(token.signed())).add(N);
    }

    private static byte[] signature(String compact) {
        return Base64.getUrlDecoder().decode(compact.substring(compact.lastIndexOf('.') + 1));
    }

    /** Some text in place of the signing input, and the pool's signature of it. */
    private static String signed(String text) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(SigningKey.ONE.pair().getPrivate());
        signature.update(text.getBytes(US_ASCII));
        return '.' + TestToken.base64url(signature.sign());
    }

    private static byte[] pss(int salt) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, salt, 1));
        return signature(good().signed(signature, SigningKey.ONE));
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] joined = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, joined, one.length, other.length);
        return joined;
    }

    private static byte[] reversed(byte[] octets) {
        byte[] reversed = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            reversed[i] = octets[octets.length - 1 - i];
        }
        return reversed;
    }

    private static byte[] negated() {
        return EncodedMessage.octets(BigInteger.ONE.shiftLeft(8 * LENGTH).subtract(S));
    }

    private static byte[] inverted() {
        return EncodedMessage.octets(
                BigInteger.ONE.shiftLeft(8 * LENGTH).subtract(BigInteger.ONE).subtract(S));
    }

    private static byte[] filled(int octet) {
        byte[] filled = new byte[LENGTH];
        Arrays.fill(filled, (byte) octet);
        return filled;
    }

    private static Arguments row(String title, BigInteger number) {
        return row(title, EncodedMessage.octets(number));
    }

    private static Arguments row(String title, byte[] signature) {
        return Arguments.of(title, signature);
    }
}
