package org.cognitoee.token;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenDigestTest {

    /** The first example of FIPS 180-2. */
    @Test
    void digestOfAbc_isThatOfTheStandard() {
        assertEquals(
                new TokenDigest(0xba7816bf8f01cfeaL, 0x414140de5dae2223L, 0xb00361a396177a9cL, 0xb410ff61f20015adL),
                TokenDigest.of("abc".getBytes(US_ASCII), 0));
    }

    @Test
    void digestOfATokenOfAnyLength_isTheSha256OfItsCharacters() throws Exception {
        for (int length = 0; length < 300; length++) {
            String text = "eyJ.".repeat(75).substring(0, length);
            assertEquals(sha256(text), TokenDigest.of(text.getBytes(US_ASCII), 0));
            assertEquals(
                    sha256(text).hashCode(),
                    TokenDigest.of(text.getBytes(US_ASCII), 0).hashCode());
        }
    }

    @Test
    void digestsOfManyThreadsAtOnce_areTheirOwn() throws Exception {
        List<String> texts =
                IntStream.range(0, 10_000).mapToObj(i -> "token-" + i).toList();
        List<TokenDigest> digests = texts.parallelStream()
                .map(text -> TokenDigest.of(text.getBytes(US_ASCII), 0))
                .toList();
        for (int i = 0; i < texts.size(); i++) {
            assertEquals(sha256(texts.get(i)), digests.get(i));
        }
    }

    private static TokenDigest sha256(String text) throws Exception {
        ByteBuffer words = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(US_ASCII)));
        return new TokenDigest(words.getLong(), words.getLong(), words.getLong(), words.getLong());
    }
}
