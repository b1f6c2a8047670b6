package org.cognitoee.filter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Locale;
import org.cognitoee.problem.Reason;
import org.cognitoee.token.PresentedToken;

/** Any values of the header Authorization, each on a line of its own. */
class BearerCredentialsFuzzTest {

    @FuzzTest
    void anyHeader_isOneBearerTokenOrNone(byte[] input) {
        String[] values = input.length == 0 ? new String[0] : new String(input, UTF_8).split("\n", -1);
        StubRequest request = new StubRequest("GET", "/").authorization(values);
        assertEquals(expected(values), BearerCredentials.of(request.asRequest()));
    }

    private static BearerCredentials expected(String... values) {
        if (values.length > 1) {
            return new BearerCredentials.None(Reason.CREDENTIALS_REPEATED);
        }
        if (values.length == 0 || !values[0].toLowerCase(Locale.ROOT).startsWith("bearer ")) {
            return new BearerCredentials.None(Reason.TOKEN_MISSING);
        }
        return new BearerCredentials.Token(new PresentedToken(values[0].replaceFirst("^[^ ]+ +", "")));
    }
}
