package org.cognitoee.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

/** Any string as a token; {@code <h>}, {@code <p>} and {@code <s>} in it stand for the segments of a good one. */
class CompactTokenFuzzTest {

    private static final String GOOD = TestToken.good().signed();
    private static final String[] SEGMENTS = GOOD.split("\\.", -1);

    private final Examiner examiner = new Examiner();

    @AfterEach
    void close() {
        examiner.close();
    }

    @FuzzTest
    void anyString_isRejectedUnlessItIsTheTokenThatWasSigned(byte[] input) {
        String compact = new String(input, UTF_8)
                .replace("<h>", SEGMENTS[0])
                .replace("<p>", SEGMENTS[1])
                .replace("<s>", SEGMENTS[2]);
        examiner.examine(compact, Set.of(GOOD));
    }
}
