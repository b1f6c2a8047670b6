package org.cognitoee.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.cognitoee.problem.Reason.TOKEN_KEY_UNKNOWN;
import static org.cognitoee.problem.Reason.TOKEN_SIGNATURE_INVALID;
import static org.cognitoee.token.SigningKey.FOREIGN;
import static org.cognitoee.token.SigningKey.ONE;
import static org.cognitoee.token.SigningKey.TWO;
import static org.cognitoee.token.TestToken.base64url;
import static org.cognitoee.token.TestToken.good;
import static org.cognitoee.token.TestToken.quoted;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.cognitoee.token.Verification.Rejected;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens with every claim right, and not signed by the key that they name. */
@Timeout(60)
@TestInstance(Lifecycle.PER_CLASS)
class ForgedTokensTest {

    private static final String GOOD = good().signed();

    private final TestPool pool = new TestPool();

    @AfterAll
    void close() {
        pool.close();
    }

    Stream<Arguments> signatures() {
        byte[] right = Base64.getUrlDecoder().decode(GOOD.split("\\.", -1)[2]);
        byte[] flipped = right.clone();
        flipped[0] ^= 1;
        byte[] one = new byte[256];
        one[255] = 1;
        byte[] all = new byte[256];
        Arrays.fill(all, (byte) 0xFF);
        String otherHeader = good().header("typ", "\"x\"").signingInput();
        String otherPayload = good().claim("sub", "\"admin\"").signingInput();
        String embedded = FOREIGN.jwk();
        String address = quoted(pool.server.uri().toString());
        return Stream.of(
                row("A054 last characters removed", GOOD.substring(0, GOOD.length() - 6)),
                row("A056 first byte modified", good().withSignature(flipped)),
                row("A058 header modified, signature kept", otherHeader + '.' + base64url(right)),
                row("payload modified, signature kept", otherPayload + '.' + base64url(right)),
                row("A060 signed by somebody else", good().signedBy(FOREIGN)),
                row("A062 one octet short", good().withSignature(Arrays.copyOf(right, 255))),
                row("one octet too long", good().withSignature(Arrays.copyOf(right, 257))),
                row("one octet in all", good().withSignature(new byte[1])),
                row("A064 all zero", good().withSignature(new byte[256])),
                row("A066 one", good().withSignature(one)),
                row("all ones", good().withSignature(all)),
                row(
                        "the modulus",
                        good().withSignature(Arrays.copyOfRange(
                                ONE.publicKey().getModulus().toByteArray(), 1, 257))),
                row("A068 SHA-1 inside", good().signed("SHA1withRSA", ONE)),
                row("A068 MD5 inside", good().signed("MD5withRSA", ONE)),
                row("SHA-512 inside", good().signed("SHA512withRSA", ONE)),
                row("A096 key id of the other key", good().kid(TWO).signed()),
                row("A070 key embedded", good().header("jwk", embedded).signedBy(FOREIGN)),
                row("A072 address of a key", good().header("x5u", address).signedBy(FOREIGN)),
                row("address of a key set", good().header("jku", address).signedBy(FOREIGN)),
                row("certificate embedded", good().header("x5c", "[\"MIIB\"]").signedBy(FOREIGN)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("signatures")
    void tokenThatTheNamedKeyHasNotSigned_isRejectedWithoutAFetch(String title, String compact) {
        int requests = pool.server.requests();
        pool.assertRejected(TOKEN_SIGNATURE_INVALID, compact);
        assertEquals(requests, pool.server.requests());
    }

    @Test
    void unknownKeyOfTheRightShape_isUnknown() {
        pool.assertRejected(TOKEN_KEY_UNKNOWN, good().kid(FOREIGN).signedBy(FOREIGN));
        pool.assertRejected(
                TOKEN_KEY_UNKNOWN, good().header("kid", "\"/dev/null\"").signed());
        pool.assertRejected(
                TOKEN_KEY_UNKNOWN,
                good().kid(FOREIGN).header("jwk", FOREIGN.jwk()).signedBy(FOREIGN));
    }

    @Test
    void anyOneCharacterChanged_isRejected() {
        for (int i = 0; i < GOOD.length(); i++) {
            char other = GOOD.charAt(i) == 'A' ? 'B' : 'A';
            String changed = GOOD.substring(0, i) + other + GOOD.substring(i + 1);
            assertInstanceOf(Rejected.class, pool.verify(changed), changed);
        }
    }

    @Test
    void anyJunkInTheJson_isRejectedAndNeverThrown() {
        Random random = new Random(20261123);
        for (int i = 0; i < 10_000; i++) {
            TestToken token =
                    good().rewriteHeader(json -> junk(json, random)).rewritePayload(json -> junk(json, random));
            assertInstanceOf(Rejected.class, pool.verify(token.withSignature(new byte[256])));
        }
    }

    @Test
    void anyJunkInSignedClaims_isRejectedOrVerifiedAndNeverThrown() {
        Random random = new Random(20261124);
        for (int i = 0; i < 10_000; i++) {
            String json = junk(new String(good().payloadOctets(), UTF_8), random);
            Map<String, Object> claims = StrictJson.object(json.getBytes(UTF_8));
            if (claims != null) {
                Verification verification = new SignedClaims(claims, new SharedValues())
                        .verify(TestPool.POLICY, ONE.verificationKey(TestToken.ISSUER), TestToken.NOW);
                assertFalse(verification instanceof Verification.Unavailable, json);
            }
        }
    }

    private static String junk(String json, Random random) {
        String alphabet = "{}[]\":,\\u0019eE+-. \n\t\0trufalsn\u00e9\ud800";
        StringBuilder text = new StringBuilder(json);
        for (int i = random.nextInt(3); i > 0; i--) {
            int at = random.nextInt(text.length());
            char c = alphabet.charAt(random.nextInt(alphabet.length()));
            if (random.nextBoolean()) {
                text.insert(at, c);
            } else {
                text.setCharAt(at, c);
            }
        }
        return text.toString();
    }

    private static Arguments row(String title, String compact) {
        return Arguments.of(title, compact);
    }
}
