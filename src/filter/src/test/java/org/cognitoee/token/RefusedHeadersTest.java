package org.cognitoee.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.cognitoee.problem.Reason.TOKEN_ALGORITHM_REFUSED;
import static org.cognitoee.problem.Reason.TOKEN_ISSUER_UNKNOWN;
import static org.cognitoee.problem.Reason.TOKEN_KEY_UNKNOWN;
import static org.cognitoee.problem.Reason.TOKEN_MALFORMED;
import static org.cognitoee.token.TestToken.ISSUER;
import static org.cognitoee.token.TestToken.good;
import static org.cognitoee.token.TestToken.quoted;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens that are refused for their header or their issuer, before a key is asked for. */
@Timeout(30)
@TestInstance(Lifecycle.PER_CLASS)
class RefusedHeadersTest {

    private final TestPool pool = new TestPool();

    @AfterAll
    void close() {
        pool.close();
    }

    static Stream<Arguments> algorithms() throws GeneralSecurityException {
        byte[] der = SigningKey.ONE.publicKey().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END PUBLIC KEY-----";
        TestToken hs256 = good().header("alg", "\"HS256\"");
        TestToken none = good().header("alg", "\"none\"");
        String rightSignature = good().signed().split("\\.", -1)[2];
        return Stream.of(
                row("A027 none, signature kept", none.signingInput() + '.' + rightSignature),
                row("none, rightly signed", none.signed()),
                row("None", good().header("alg", "\"None\"").signed()),
                row("NONE", good().header("alg", "\"NONE\"").signed()),
                row("A029 HS256 keyed with the DER", hs256.hmac(der)),
                row("A031 HS256 keyed with the PEM", hs256.hmac(pem.getBytes(UTF_8))),
                row("HS256 keyed with the PEM and a line feed", hs256.hmac((pem + '\n').getBytes(UTF_8))),
                row(
                        "A033 HS256 keyed with the JWK",
                        hs256.hmac(SigningKey.ONE.jwk().getBytes(UTF_8))),
                row(
                        "HS256 keyed with the modulus",
                        hs256.hmac(SigningKey.ONE.publicKey().getModulus().toByteArray())),
                row("A035 HS256 keyed with nothing", hs256.hmac(new byte[1])),
                row("A037 RS384", good().header("alg", "\"RS384\"").signed("SHA384withRSA", SigningKey.ONE)),
                row("RS512", good().header("alg", "\"RS512\"").signed("SHA512withRSA", SigningKey.ONE)),
                row("A039 PS256", pss("PS256", MGF1ParameterSpec.SHA256, 32)),
                row("A041 PS512", pss("PS512", MGF1ParameterSpec.SHA512, 64)),
                row("A043 ES384", good().header("alg", "\"ES384\"").signed()),
                row(
                        "A045 ES256, a psychic signature",
                        good().header("alg", "\"ES256\"").withSignature(new byte[64])),
                row("EdDSA", good().header("alg", "\"EdDSA\"").signed()),
                row("A046 absent", good().withoutHeader("alg").signed()),
                row("A048 a number", good().header("alg", "256").signed()),
                row("A050 lower case", good().header("alg", "\"rs256\"").signed()),
                row("A052 unknown", good().header("alg", "\"foo\"").signed()),
                row("a space behind", good().header("alg", "\"RS256 \"").signed()),
                row("empty", good().header("alg", "\"\"").signed()),
                row("null", good().header("alg", "null").signed()),
                row("true", good().header("alg", "true").signed()),
                row("a list", good().header("alg", "[\"RS256\"]").signed()),
                row("an object", good().header("alg", "{\"alg\":\"RS256\"}").signed()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("algorithms")
    void algorithmOtherThanRs256_isRefused(String title, String compact) {
        pool.assertRejectedWithoutAKey(TOKEN_ALGORITHM_REFUSED, compact);
    }

    static Stream<Arguments> parameters() {
        return Stream.of(
                row(
                        "A098 crit",
                        good().header("crit", "[\"zzz\"]").header("zzz", "1").signed()),
                row("A100 crit, not a list", good().header("crit", "\"exp\"").signed()),
                row(
                        "A102 crit and b64",
                        good().header("crit", "[\"b64\"]")
                                .header("b64", "false")
                                .signed()),
                row("crit, empty", good().header("crit", "[]").signed()),
                row("crit, null", good().header("crit", "null").signed()),
                row("b64", good().header("b64", "true").signed()),
                row("zip", good().header("zip", "\"DEF\"").signed()),
                row("A104 cty", good().header("cty", "\"JWT\"").signed()),
                row(
                        "A106 kid twice",
                        good().rewriteHeader(json -> json.replace("}", ",\"kid\":\"evil\"}"))
                                .signed()),
                row(
                        "alg twice",
                        good().rewriteHeader(json -> json.replace("}", ",\"alg\":\"RS256\"}"))
                                .signed()),
                row(
                        "A154 sub twice",
                        good().rewritePayload(json -> json.replace("}", ",\"sub\":\"admin\"}"))
                                .signed()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("parameters")
    void headerThatChangesTheMeaning_isMalformed(String title, String compact) {
        pool.assertRejectedWithoutAKey(TOKEN_MALFORMED, compact);
    }

    static Stream<Arguments> keyIds() {
        return Stream.of(
                row("A094 absent", good().withoutHeader("kid").signed()),
                row("A090 a number", good().header("kid", "1").signed()),
                row(
                        "A092 a list",
                        good().header("kid", "[" + quoted(SigningKey.ONE.kid()) + ']')
                                .signed()),
                row("null", good().header("kid", "null").signed()),
                row("an object", good().header("kid", "{}").signed()),
                kid("A076 empty", ""),
                kid("A080 a command", "|sleep 10"),
                kid("A082 an address", "http://127.0.0.1:9/k"),
                kid("A084 a line of a log", "a\\r\\nFAKE LOG LINE"),
                kid("A086 too long", "K".repeat(129)),
                kid("A088 a right-to-left override", "\\u202e"),
                kid("a way up", "../../etc/passwd"),
                kid("a line feed behind", SigningKey.ONE.kid() + "\\n"),
                kid("a zero character behind", SigningKey.ONE.kid() + "\\u0000"),
                kid("a quotation mark", "' OR 1=1"),
                row(
                        "A074 absent, key embedded",
                        good().withoutHeader("kid")
                                .header("jwk", SigningKey.FOREIGN.jwk())
                                .signedBy(SigningKey.FOREIGN)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("keyIds")
    void keyIdThatIsNone_isUnknown(String title, String compact) {
        pool.assertRejectedWithoutAKey(TOKEN_KEY_UNKNOWN, compact);
    }

    static Stream<Arguments> issuers() {
        return Stream.of(
                issuer("A121 another pool", ISSUER + "2"),
                issuer("A123 upper case", ISSUER.toUpperCase(Locale.ROOT)),
                issuer("A129 a suffix", ISSUER + ".evil.example"),
                issuer("a slash behind", ISSUER + '/'),
                issuer("a port", ISSUER.replace(".com/", ".com:443/")),
                issuer("http", ISSUER.replace("https", "http")),
                issuer("a dot segment", ISSUER.replace(".com/", ".com/./")),
                issuer("the other form, which is not configured", ISSUER.replace("cognito-idp", "issuer-cognito-idp")),
                issuer("a space before", ' ' + ISSUER),
                issuer("a loopback address", "http://127.0.0.1:9/pool"),
                issuer("empty", ""),
                row("A125 absent", good().without("iss").signed()),
                row("null", good().claim("iss", "null").signed()),
                row("a number", good().claim("iss", "1").signed()),
                row(
                        "A127 a list",
                        good().claim("iss", "[" + quoted(ISSUER) + ']').signed()),
                row("A161 no claims", good().rewritePayload(json -> "{}").signed()),
                row(
                        "A131 another pool's token",
                        good().claim("iss", quoted("https://evil.example/pool"))
                                .kid(SigningKey.FOREIGN)
                                .signedBy(SigningKey.FOREIGN)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("issuers")
    void issuerThatIsNotConfigured_isUnknown(String title, String compact) {
        pool.assertRejectedWithoutAKey(TOKEN_ISSUER_UNKNOWN, compact);
    }

    private static Arguments row(String title, String compact) {
        return Arguments.of(title, compact);
    }

    private static Arguments kid(String title, String kid) {
        return row(title, good().header("kid", quoted(kid)).signedBy(SigningKey.FOREIGN));
    }

    private static Arguments issuer(String title, String issuer) {
        return row(title, good().claim("iss", quoted(issuer)).signed());
    }

    private static String pss(String alg, MGF1ParameterSpec hash, int saltLength) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(new PSSParameterSpec(hash.getDigestAlgorithm(), "MGF1", hash, saltLength, 1));
        return good().header("alg", quoted(alg)).signed(signature, SigningKey.ONE);
    }
}
