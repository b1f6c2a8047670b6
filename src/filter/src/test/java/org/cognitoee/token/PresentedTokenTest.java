package org.cognitoee.token;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.cognitoee.problem.Reason;
import org.cognitoee.token.Verification.Verified;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PresentedTokenTest {

    private final TestPool pool = new TestPool();

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void tokenBehindAScheme_isThatTokenAlone() {
        PresentedToken behind = new PresentedToken("Bearer a.b.c", 7);
        PresentedToken alone = new PresentedToken("a.b.c");
        assertEquals("a.b.c", behind.compact());
        assertEquals(5, behind.length());
        assertEquals(alone, behind);
        assertEquals(alone.hashCode(), behind.hashCode());
        assertNotEquals(new PresentedToken("Bearer a.b.c"), behind);
        assertEquals(TokenDigest.of(alone.octets(), 0), TokenDigest.of(behind.octets(), behind.start()));
        assertEquals("PresentedToken[redacted]", behind.toString());
    }

    @Test
    void characterThatIsNoOctet_isOneThatNoTokenHas() {
        assertArrayEquals("a?.b?".getBytes(ISO_8859_1), new PresentedToken("a\u0141.b\u20ac").octets());
        assertArrayEquals("a?.b".getBytes(ISO_8859_1), new PresentedToken("a\uD83D\uDE00.b").octets());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 13, Integer.MAX_VALUE})
    void tokenThatWouldBeginOutside_isRefused(int start) {
        assertThrows(IndexOutOfBoundsException.class, () -> new PresentedToken("Bearer a.b.c", start));
    }

    @Test
    void tokenBehindAScheme_isVerifiedAndKnownAgainWithoutIt() {
        String compact = TestToken.good().signed();
        TokenVerifier verifier = pool.cold(TestPool.POLICY);
        Verified first = assertInstanceOf(Verified.class, verifier.verify(new PresentedToken("Bearer " + compact, 7)));
        Verified again = assertInstanceOf(Verified.class, verifier.verify(new PresentedToken(compact)));
        assertEquals(first.token(), again.token());
        assertEquals(1, verifier.verifiedTokens().hits());
    }

    /** Dots of the scheme are none of the token's. */
    @ParameterizedTest
    @ValueSource(strings = {"a.b.c", "a.b", "..", "."})
    void dotsBeforeTheToken_makeNoTokenOfIt(String before) {
        String credentials = before + "YWJj";
        assertEquals(
                TestPool.rejected(Reason.TOKEN_MALFORMED),
                pool.cold(TestPool.POLICY).verify(new PresentedToken(credentials, before.length())));
    }
}
