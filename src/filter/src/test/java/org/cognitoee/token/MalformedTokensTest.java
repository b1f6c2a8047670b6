package org.cognitoee.token;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.cognitoee.problem.Reason.TOKEN_MALFORMED;
import static org.cognitoee.token.TestToken.ofOctets;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Strings that are no JWS with two JSON objects in it: refused at sight. */
@Timeout(30)
@TestInstance(Lifecycle.PER_CLASS)
class MalformedTokensTest {

    private static final String GOOD = TestToken.good().signed();
    private static final byte[] HEADER = TestToken.good().headerOctets();
    private static final byte[] PAYLOAD = TestToken.good().payloadOctets();

    private final TestPool pool = new TestPool();

    @AfterAll
    void close() {
        pool.close();
    }

    static Stream<Arguments> shapes() {
        String[] parts = GOOD.split("\\.", -1);
        String signature = parts[2];
        String unsigned = parts[0] + '.' + parts[1] + '.';
        return Stream.of(
                row("empty", ""),
                row("one character", "a"),
                row("a dot", "."),
                row("two dots", ".."),
                row("four dots", "...."),
                row("one segment", parts[0]),
                row("two segments", parts[0] + '.' + parts[1]),
                row("no signature", unsigned),
                row("no header", '.' + parts[1] + '.' + signature),
                row("no payload", parts[0] + ".." + signature),
                row("dot behind", GOOD + '.'),
                row("dot before", '.' + GOOD),
                row("four segments", GOOD + ".AAAA"),
                row("five segments, a JWE", "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..AAAA.AAAA.AAAA"),
                row("five whole segments", GOOD + ".AAAA.AAAA"),
                row("null", "null"),
                row("undefined", "undefined"),
                row("an object's name", "[object Object]"),
                row("JSON serialization", "{\"payload\":\"" + parts[1] + "\"}"),
                row("padding behind", GOOD + '='),
                row("padding behind the header", parts[0] + "=." + parts[1] + '.' + signature),
                row("space inside", unsigned + signature.substring(0, 5) + ' ' + signature.substring(5)),
                row("line feed inside", unsigned + signature.substring(0, 5) + '\n' + signature.substring(5)),
                row("stray character inside", unsigned + signature.substring(0, 5) + '!' + signature.substring(5)),
                row("standard alphabet", unsigned + "++//" + signature.substring(4)),
                row("percent encoding", unsigned + "%41" + signature.substring(1)),
                row("space behind", GOOD + ' '),
                row("space before", ' ' + GOOD),
                row("line feed behind", GOOD + '\n'),
                row("zero character behind", GOOD + '\0'),
                row("first character beyond the table", unsigned + '\u0080' + signature.substring(1)),
                row("full-width letter", unsigned + '\uFF21' + signature.substring(1)),
                row("letter whose low octet fits", unsigned + '\u0141' + signature.substring(1)),
                row("lone surrogate", unsigned + '\uD800' + signature.substring(1)),
                row("surrogates, of which two are one octet", "\uD83D\uDE00".repeat(2000) + GOOD),
                row("spare bits of the signature set", withSpareBits(GOOD)),
                row("spare bits of the header set", withSpareBits("e30") + '.' + parts[1] + '.' + signature),
                row("spare bits of the payload set", parts[0] + '.' + withSpareBits("e30") + '.' + signature),
                row("stray character in the payload", parts[0] + ".!" + parts[1].substring(1) + '.' + signature),
                row("one character too many", unsigned + "AAAAA"),
                row("longer than the limit", "A".repeat(24 * 1024 - 1) + ".."),
                row("much longer than the limit", "A".repeat(2_000_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void stringOfAnotherShape_isMalformed(String title, String compact) {
        pool.assertRejectedWithoutAKey(TOKEN_MALFORMED, compact);
    }

    static Stream<Arguments> documents() {
        return Stream.of(
                document("no JSON", json -> "abc"),
                document("nothing but a space", json -> " "),
                document("an array", json -> "[]"),
                document("an array with the object", json -> '[' + json + ']'),
                document("a number", json -> "123"),
                document("a string", json -> "\"abc\""),
                document("null", json -> "null"),
                document("true", json -> "true"),
                document("two objects", json -> json + json),
                document("an object and a word", json -> json + "true"),
                document("an object and a brace", json -> json + '}'),
                document("an object and a comma", json -> json + ','),
                document("an object and a zero character", json -> json + '\0'),
                document("an object, a zero character and more", json -> json + "\0{}"),
                document("an object and a comment", json -> json + "//"),
                document("an object cut short", json -> json.substring(0, json.length() - 1)),
                document("a byte order mark", json -> '\uFEFF' + json),
                document("a comment inside", json -> json.replace("{", "{/**/")),
                document("a comma behind the last member", json -> json.replace("}", ",}")),
                document("a member without a value", json -> member(json, "\"x\"")),
                document("a member without a name", json -> member(json, ":1")),
                document("a name without quotes", json -> member(json, "x:1")),
                document("single quotes", json -> member(json, "'x':1")),
                document("a number with a leading zero", json -> member(json, "\"x\":01")),
                document("a number with a sign", json -> member(json, "\"x\":+1")),
                document("not a number", json -> member(json, "\"x\":NaN")),
                document("a control character in a string", json -> member(json, "\"x\":\"\n\"")),
                document("a broken escape", json -> member(json, "\"x\":\"\\x41\"")),
                document("a broken code point", json -> member(json, "\"x\":\"\\u12G4\"")),
                document("a member twice", json -> member(json, "\"x\":1,\"x\":1")),
                document("a member twice, once escaped", json -> member(json, "\"x\":1,\"\\u0078\":2")),
                document("a member twice, first null", json -> member(json, "\"x\":null,\"x\":1")),
                document("a member twice inside", json -> member(json, "\"x\":{\"y\":1,\"y\":2}")),
                document("a member twice inside a list", json -> member(json, "\"x\":[{\"y\":1,\"y\":2}]")),
                document("lists 17 deep", json -> member(json, "\"x\":" + "[".repeat(16) + "]".repeat(16))),
                document("the start of lists 9000 deep", json -> member(json, "\"x\":" + "[".repeat(9000))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void headerThatIsNoStrictJsonObject_isMalformed(String title, UnaryOperator<String> document) {
        pool.assertRejectedWithoutAKey(
                TOKEN_MALFORMED, TestToken.good().rewriteHeader(document).signed());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void payloadThatIsNoStrictJsonObject_isMalformed(String title, UnaryOperator<String> document) {
        pool.assertRejectedWithoutAKey(
                TOKEN_MALFORMED, TestToken.good().rewritePayload(document).signed());
    }

    static Stream<Arguments> octets() {
        byte[] invalid = "{\"x\":\"\u00FF\u00FE\"}".getBytes(ISO_8859_1);
        byte[] overlong = "{\"x\":\"\u00C0\u00AF\"}".getBytes(ISO_8859_1);
        byte[] surrogate = "{\"x\":\"\u00ED\u00A0\u0080\"}".getBytes(ISO_8859_1);
        String payload = new String(PAYLOAD, UTF_8);
        return Stream.of(
                row("header of invalid UTF-8", ofOctets(invalid, PAYLOAD)),
                row("header of overlong UTF-8", ofOctets(overlong, PAYLOAD)),
                row("header with a surrogate in UTF-8", ofOctets(surrogate, PAYLOAD)),
                row("payload of invalid UTF-8", ofOctets(HEADER, invalid)),
                row("payload of overlong UTF-8", ofOctets(HEADER, overlong)),
                row("payload with a surrogate in UTF-8", ofOctets(HEADER, surrogate)),
                row("header in UTF-16", ofOctets(new String(HEADER, UTF_8).getBytes(UTF_16LE), PAYLOAD)),
                row("payload in UTF-16", ofOctets(HEADER, payload.getBytes(UTF_16LE))),
                row(
                        "payload in Latin 1",
                        ofOctets(HEADER, payload.replace("alice", "Zo\u00EB").getBytes(ISO_8859_1))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("octets")
    void octetsThatAreNoUtf8_areMalformed(String title, String compact) {
        pool.assertRejectedWithoutAKey(TOKEN_MALFORMED, compact);
    }

    @Test
    void nestingOf20000_isMalformedEvenIfAllowedToBeThatLong() {
        String nested = "{\"x\":".repeat(20_000) + "1" + "}".repeat(20_000);
        String compact = ofOctets(HEADER, nested.getBytes(UTF_8));
        TokenPolicy patient = new TokenPolicy(
                TestPool.POLICY.clientIds(), TestPool.POLICY.resources(), TestPool.POLICY.clockSkew(), 1024 * 1024);
        assertEquals(TestPool.rejected(TOKEN_MALFORMED), pool.cold(patient).verify(new PresentedToken(compact)));
    }

    private static Arguments row(String title, String compact) {
        return Arguments.of(title, compact);
    }

    private static Arguments document(String title, UnaryOperator<String> document) {
        return Arguments.of(title, document);
    }

    /** The object with one more member, or what is to pass for one. */
    private static String member(String json, String member) {
        return json.replaceFirst("\\{", '{' + Matcher.quoteReplacement(member) + ',');
    }

    /** The same octets in other characters. */
    private static String withSpareBits(String segment) {
        int end = segment.length() - 1;
        return segment.substring(0, end) + (char) (segment.charAt(end) + 1);
    }
}
