package org.cognitoee.token;

import static org.cognitoee.token.TestToken.good;
import static org.cognitoee.token.TestToken.quoted;
import static org.cognitoee.token.TestToken.seconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.text.MessageFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.cognitoee.problem.Reason;
import org.cognitoee.token.Verification.Rejected;
import org.cognitoee.token.Verification.Unavailable;
import org.cognitoee.token.Verification.Verified;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An application's own checks: when they are asked, and what comes of what they say. */
@Timeout(30)
class AccessTokenChecksTest {

    private static final String GOOD = good().signed();
    private static final Unavailable CANNOT_TELL = new Unavailable(Reason.CHECK_UNAVAILABLE, Duration.ofSeconds(10));

    private final KeyServer server = new KeyServer();
    private final HandDrivenClock clock = new HandDrivenClock();
    private final JwksCache keys =
            TestPool.cache(Map.of(TestToken.ISSUER, server.uri()), new HandDrivenScheduler(), clock);

    /** The users that the checks were asked about, each by its number. */
    private final List<String> asked = new ArrayList<>();

    private final Logger logger = Logger.getLogger(AccessTokenChecks.class.getName());
    private final List<String> lines = new ArrayList<>();
    private final Handler handler = new Handler() {

        @Override
        public void publish(LogRecord line) {
            lines.add(line.getLevel() + " " + MessageFormat.format(line.getMessage(), line.getParameters()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    /** What the first of the two checks does. */
    private AccessTokenCheck first = token -> Optional.empty();

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
    }

    @AfterEach
    void close() {
        logger.removeHandler(handler);
        server.close();
    }

    /** An exception that nobody but the application knows. */
    private static final class OwnException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        OwnException(String message) {
            super(message);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100})
    void goodToken_isShownToEachCheckWithEachRequest(int remembered) {
        TokenVerifier verifier = verifier(remembered);
        for (int i = 0; i < 3; i++) {
            AccessToken token =
                    assertInstanceOf(Verified.class, verify(verifier, GOOD)).token();
            assertEquals(List.of("1 " + token.username(), "2 " + token.username()), asked);
            asked.clear();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100})
    void tokenThatIsRefusedForAWhile_isGoodBeforeAndAfter(int remembered) {
        TokenVerifier verifier = verifier(remembered);
        assertInstanceOf(Verified.class, verify(verifier, GOOD));
        first = token -> Optional.of("locked");
        assertEquals(new Rejected(Reason.TOKEN_REFUSED, "locked"), verify(verifier, GOOD));
        assertEquals(new Rejected(Reason.TOKEN_REFUSED, "locked"), verify(verifier, GOOD));
        first = token -> Optional.empty();
        assertInstanceOf(Verified.class, verify(verifier, GOOD));
    }

    @Test
    void tokenThatOneCheckRefuses_isNotShownToTheNext() {
        first = token -> Optional.of("");
        assertEquals(new Rejected(Reason.TOKEN_REFUSED, ""), verify(verifier(100), GOOD));
        assertEquals(List.of("1 alice"), asked);
    }

    static Stream<Arguments> badTokens() {
        return Stream.of(
                Arguments.of(Reason.TOKEN_MALFORMED, "nonsense"),
                Arguments.of(
                        Reason.TOKEN_ISSUER_UNKNOWN,
                        good().claim("iss", "\"other\"").signed()),
                Arguments.of(Reason.TOKEN_SIGNATURE_INVALID, good().signedBy(SigningKey.FOREIGN)),
                Arguments.of(
                        Reason.TOKEN_EXPIRED, good().claim("exp", seconds(-1)).signed()),
                Arguments.of(
                        Reason.TOKEN_CLIENT_REFUSED,
                        good().claim("client_id", quoted("other")).signed()),
                Arguments.of(
                        Reason.TOKEN_REVOKED,
                        good().claim("origin_jti", "\"ended\"").signed()));
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void tokenThatIsBadAnyway_isShownToNoCheck(Reason reason, String compact) {
        assertEquals(new Rejected(reason), verify(verifier(100), compact));
        assertEquals(List.of(), asked);
    }

    @Test
    void checkThatThrows_letsNobodyInAndSaysSoOnceForEachClass() {
        TokenVerifier verifier = verifier(100);
        for (int i = 0; i < 3; i++) {
            first = token -> {
                throw new OwnException("of " + token.username());
            };
            assertEquals(CANNOT_TELL, verify(verifier, GOOD));
            first = token -> {
                throw new IllegalStateException("of " + token.username());
            };
            assertEquals(CANNOT_TELL, verify(verifier, GOOD));
            first = token -> Optional.empty();
            assertInstanceOf(Verified.class, verify(verifier, GOOD));
        }
        assertEquals(2, lines.size(), lines::toString);
        assertEquals("SEVERE Cannot check an access token: ", prefix(lines.get(0)));
        assertEquals(OwnException.class.getName(), failure(lines.get(0)));
        assertEquals(IllegalStateException.class.getName(), failure(lines.get(1)));
    }

    @SuppressWarnings("NullAway") // what Java does not forbid an application
    @Test
    void checkThatReturnsNull_letsNobodyIn() {
        first = token -> null;
        assertEquals(CANNOT_TELL, verify(verifier(100), GOOD));
        assertEquals(NullPointerException.class.getName(), failure(lines.get(0)));
    }

    @Test
    void error_isTheServersConcernAndLetsNobodyIn() {
        first = token -> {
            throw new StackOverflowError();
        };
        assertThrows(StackOverflowError.class, () -> verify(verifier(100), GOOD));
    }

    private TokenVerifier verifier(int remembered) {
        return new TokenVerifier(
                TestPool.POLICY,
                keys,
                token -> "ended".equals(token.originId()),
                List.of(
                        token -> {
                            asked.add("1 " + token.username());
                            return first.refusal(token);
                        },
                        token -> {
                            asked.add("2 " + token.username());
                            return Optional.empty();
                        }),
                remembered,
                clock);
    }

    private static Verification verify(TokenVerifier verifier, String compact) {
        return verifier.verify(new PresentedToken(compact));
    }

    private static String prefix(String line) {
        return line.substring(0, line.indexOf(AccessTokenChecksTest.class.getName()));
    }

    private static String failure(String line) {
        return line.substring(line.lastIndexOf(' ') + 1);
    }
}
