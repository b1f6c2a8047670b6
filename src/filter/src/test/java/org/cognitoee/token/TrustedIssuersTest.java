package org.cognitoee.token;

import static org.cognitoee.token.SigningKey.FOREIGN;
import static org.cognitoee.token.SigningKey.ONE;
import static org.cognitoee.token.SigningKey.TWO;
import static org.cognitoee.token.TestToken.good;
import static org.cognitoee.token.TestToken.quoted;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

/** Two pools, each with its own key and its own app clients, and whatever tries to pass from one to the other. */
@Timeout(30)
class TrustedIssuersTest {

    private static final String A = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_A";
    private static final String B = "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_B";

    private final KeyServer serverOfA = new KeyServer();
    private final KeyServer serverOfB = new KeyServer();
    private final HandDrivenClock clock = new HandDrivenClock();
    private final TokenVerifier verifier = new TokenVerifier(
            new TokenPolicy(Map.of(A, Set.of("a1", "a2"), B, Set.of("b1")), Set.of(), Duration.ZERO, 24 * 1024),
            TestPool.cache(Map.of(A, serverOfA.uri(), B, serverOfB.uri()), new HandDrivenScheduler(), clock),
            Revocations.NONE,
            List.of(),
            100,
            clock);

    @BeforeEach
    void publish() {
        serverOfA.publish(ONE);
        serverOfB.publish(TWO);
    }

    @AfterEach
    void close() {
        serverOfA.close();
        serverOfB.close();
    }

    static Stream<Arguments> goodTokens() {
        return Stream.of(
                Arguments.of("A, its first client", token(A, "a1", ONE, ONE), A),
                Arguments.of("A, its second client", token(A, "a2", ONE, ONE), A),
                Arguments.of("B, its client", token(B, "b1", TWO, TWO), B));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goodTokens")
    void tokenOfAPoolAndItsOwnClient_isVerifiedEachTimeAndSaysItsIssuer(String name, String compact, String issuer) {
        for (int i = 0; i < 2; i++) {
            AccessToken token =
                    assertInstanceOf(Verified.class, verify(compact)).token();
            assertEquals(issuer, token.issuer());
        }
        assertEquals(1, verifier.verifiedTokens().hits());
    }

    static Stream<Arguments> badTokens() {
        return Stream.of(
                row(Reason.TOKEN_CLIENT_REFUSED, "B with a client of A", token(B, "a1", TWO, TWO)),
                row(Reason.TOKEN_CLIENT_REFUSED, "A with the client of B", token(A, "b1", ONE, ONE)),
                row(Reason.TOKEN_CLIENT_REFUSED, "A with a client of nobody's", token(A, "c1", ONE, ONE)),
                row(Reason.TOKEN_KEY_UNKNOWN, "A by the key of B", token(A, "a1", TWO, TWO)),
                row(Reason.TOKEN_KEY_UNKNOWN, "B by the key of A", token(B, "b1", ONE, ONE)),
                row(Reason.TOKEN_SIGNATURE_INVALID, "A by the key of B under the id of A's", token(A, "a1", ONE, TWO)),
                row(Reason.TOKEN_SIGNATURE_INVALID, "B by the key of A under the id of B's", token(B, "b1", TWO, ONE)),
                row(Reason.TOKEN_KEY_UNKNOWN, "A by the key of nobody's", token(A, "a1", FOREIGN, FOREIGN)),
                row(Reason.TOKEN_ISSUER_UNKNOWN, "a third pool", token(A + "2", "a1", ONE, ONE)),
                row(Reason.TOKEN_ISSUER_UNKNOWN, "the id of A alone", token("eu-west-1_A", "a1", ONE, ONE)),
                row(Reason.TOKEN_ISSUER_UNKNOWN, "A with a slash", token(A + '/', "a1", ONE, ONE)),
                row(Reason.TOKEN_ISSUER_UNKNOWN, "both", token(A + ' ' + B, "a1", ONE, ONE)));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("badTokens")
    void tokenBetweenThePools_isRefusedAlsoWhereBothAreKnown(Reason reason, String name, String compact) {
        assertEquals(new Rejected(reason), verify(compact));
        assertInstanceOf(Verified.class, verify(token(A, "a1", ONE, ONE)));
        assertInstanceOf(Verified.class, verify(token(B, "b1", TWO, TWO)));
        assertEquals(new Rejected(reason), verify(compact));
    }

    @Test
    void poolThatIsAway_disturbsNoOther() {
        serverOfB.fail();
        assertInstanceOf(Verified.class, verify(token(A, "a1", ONE, ONE)));
        assertEquals(new Unavailable(Reason.KEYS_UNAVAILABLE, IssuerKeys.COOL_DOWN), verify(token(B, "b1", TWO, TWO)));
        assertInstanceOf(Verified.class, verify(token(A, "a2", ONE, ONE)));
    }

    private static Arguments row(Reason reason, String name, String compact) {
        return Arguments.of(reason, name, compact);
    }

    private static String token(String issuer, String clientId, SigningKey named, SigningKey signing) {
        return good().claim("iss", quoted(issuer))
                .claim("client_id", quoted(clientId))
                .kid(named)
                .signedBy(signing);
    }

    private Verification verify(String compact) {
        return verifier.verify(new PresentedToken(compact));
    }
}
