package org.cognitoee.account;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cognitoee.problem.Problem;
import org.cognitoee.problem.Problem.InvalidMember;
import org.cognitoee.problem.ProblemException;
import org.cognitoee.problem.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyTest {

    private static final int MOST_OCTETS = 64 * 1024;

    private static RequestBody body(String json) {
        return RequestBody.read(new ByteArrayInputStream(json.getBytes(UTF_8)));
    }

    private static Problem problemOf(Executable reading) {
        return assertThrows(ProblemException.class, reading).problem();
    }

    private static List<String> pointers(RequestBody body) {
        Problem problem = problemOf(body::check);
        assertEquals(Reason.INPUT_INVALID, problem.reason());
        return problem.errors().stream().map(InvalidMember::pointer).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "username=ada",
                "[]",
                "[{\"username\":\"ada\"}]",
                "\"ada\"",
                "1",
                "null",
                "true",
                "{",
                "{\"username\"",
                "{\"username\":",
                "{\"username\":\"ada\"",
                "{\"username\":\"ada\",}",
                "{\"username\":\"ada\"]",
                "{\"username\":[}",
                "{\"username\":NaN}",
                "{\"username\":\"\\x\"}",
                "{\"username\":\"a\nb\"}",
                "{'username':'ada'}",
                "{\"username\":\"ada\"}{\"username\":\"ada\"}",
                "{\"username\":\"ada\"}{}",
                "{\"username\":\"ada\"} x",
                "{}}",
                "{\"username\":\"ada\",\"username\":\"bob\"}",
                "\uFEFF{\"username\":\"ada\"}"
            })
    void aBodyThatIsNotOneJsonObject_isMalformed(String text) {
        assertEquals(Problem.of(Reason.JSON_MALFORMED), problemOf(() -> body(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"username\":\"\u00ff\"}", "{\"username\":\"\u00c0\u00af\"}", "\u00fe\u00ff\u0000{\u0000}"})
    void aBodyThatIsNotUtf8_isMalformed(String octets) {
        InputStream in = new ByteArrayInputStream(octets.getBytes(ISO_8859_1));

        assertEquals(Problem.of(Reason.JSON_MALFORMED), problemOf(() -> RequestBody.read(in)));
    }

    static Stream<String> nestings() {
        int levels = 10_000;
        return Stream.of(
                "[".repeat(levels),
                "{\"x\":" + "[".repeat(levels),
                "{\"x\":".repeat(levels),
                "{\"username\":\"ada\",\"x\":" + "[".repeat(levels) + "]".repeat(levels) + "}",
                "{\"x\":".repeat(levels) + "1" + "}".repeat(levels),
                "{\"x\":[".repeat(levels / 2) + "]}".repeat(levels / 2));
    }

    @ParameterizedTest
    @MethodSource("nestings")
    void aBodyNestedTenThousandLevelsDeep_isMalformed(String text) {
        assertEquals(Problem.of(Reason.JSON_MALFORMED), problemOf(() -> body(text)));
    }

    @Test
    void aBodyOf64KiB_isReadAndOneOctetMoreIsNot() {
        String frame = "{\"username\":\"ada\",\"x\":\"%s\"}";
        String most = frame.formatted("x".repeat(MOST_OCTETS - frame.length() + 2));
        assertEquals(MOST_OCTETS, most.length());

        assertEquals("ada", body(most).text("username", RequestBody.USERNAME));
        assertEquals(Problem.of(Reason.BODY_TOO_LARGE), problemOf(() -> body(most + ' ')));
        assertEquals(413, Reason.BODY_TOO_LARGE.status());
    }

    @Test
    void aBodyWithoutEnd_isReadNoFurtherThanTheLimit() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return ' ';
            }

            @Override
            public int read(byte[] octets, int from, int length) {
                Arrays.fill(octets, from, from + length, (byte) ' ');
                return length;
            }
        };

        assertEquals(Problem.of(Reason.BODY_TOO_LARGE), problemOf(() -> RequestBody.read(endless)));
    }

    @Test
    void aBodyThatBreaksOff_isABadRequest() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }

            @Override
            public int read(byte[] octets, int from, int length) throws IOException {
                throw new IOException("connection reset");
            }
        };

        assertEquals(Problem.of(Reason.BAD_REQUEST), problemOf(() -> RequestBody.read(broken)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                    | is missing",
                "{\"username\":null}   | is missing",
                "{\"username\":\"\"}   | is not a string of the form that is needed",
                "{\"username\":\" \"}  | is not a string of the form that is needed",
                "{\"username\":\"a b\"}| is not a string of the form that is needed",
                "{\"username\":\"a\\u0000\"}| is not a string of the form that is needed",
                "{\"username\":\"a\\ud800\"}| is not a string of the form that is needed",
                "{\"username\":\"a\\n\"}| is not a string of the form that is needed",
                "{\"username\":true}   | is not a string of the form that is needed",
                "{\"username\":1}      | is not a string of the form that is needed",
                "{\"username\":1e99999999999}| is not a string of the form that is needed",
                "{\"username\":{}}     | is not a string of the form that is needed",
                "{\"username\":[\"a\"]}| is not a string of the form that is needed",
            })
    void aMemberThatIsMissingOrWrong_isNamed(String json, String detail) {
        RequestBody body = body(json);

        assertEquals("", body.text("username", RequestBody.USERNAME));
        assertEquals(
                List.of(new InvalidMember("#/username", detail)),
                problemOf(body::check).errors());
    }

    static Stream<Object[]> lengths() {
        return Stream.of(
                new Object[] {RequestBody.USERNAME, 128},
                new Object[] {RequestBody.PASSWORD, 256},
                new Object[] {RequestBody.CODE, 2048});
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void aMemberOfTheGreatestLength_isAcceptedAndALongerOneIsNamed(Pattern form, int most) {
        String longest = "é".repeat(most);
        RequestBody accepted = body("{\"member\":\"" + longest + "\"}");
        RequestBody refused = body("{\"member\":\"" + longest + "é\"}");

        assertEquals(longest, accepted.text("member", form));
        assertDoesNotThrow(accepted::check);
        refused.text("member", form);
        assertEquals(List.of("#/member"), pointers(refused));
    }

    @ParameterizedTest
    @CsvSource({
        "PASSWORD, ' pass\\u0020word\\n\\u00e9 ', true",
        "PASSWORD, a\\ud800b, false",
        "PASSWORD, a\\ud83d\\ude00b, true",
        "CODE, 12 34, false",
        "CODE, 1234, true",
        "TOKEN, eyJ.a-b_c.=, true",
        "TOKEN, a/b, false",
        "TOKEN, a\\nb, false",
    })
    void aMember_isOfTheFormThatThePoolAsksFor(String form, String text, boolean accepted) {
        Map<String, Pattern> forms =
                Map.of("PASSWORD", RequestBody.PASSWORD, "CODE", RequestBody.CODE, "TOKEN", RequestBody.TOKEN);
        RequestBody body = body("{\"member\":\"" + text + "\"}");

        assertEquals(
                accepted,
                !body.text("member", forms.getOrDefault(form, RequestBody.TOKEN))
                        .isEmpty());
    }

    @Test
    void allFaults_areNamedAtOnceAndNoneOfTheirValues() {
        RequestBody body =
                body("{\"username\":\"S3cret \",\"password\":7,\"attributes\":\"S3cret\",\"everywhere\":\"yes\"}");
        body.text("username", RequestBody.USERNAME);
        body.text("password", RequestBody.PASSWORD);
        body.texts("attributes");
        body.isTrue("everywhere");
        body.text("code", RequestBody.CODE);

        assertEquals(List.of("#/username", "#/password", "#/attributes", "#/everywhere", "#/code"), pointers(body));
        assertFalse(problemOf(body::check).json().contains("S3cret"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":{}} | ``",
                "{} | ``",
                "{\"a\":{\"email\":\"ada@example.org\"}} | email",
            })
    void attributes_areAnObjectOfStringsOrMissing(String json, String name) {
        RequestBody body = body(json);

        assertEquals(name, String.join("", body.texts("a").keySet()));
        assertDoesNotThrow(body::check);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"x\"", "[]", "1", "{\"email\":1}", "{\"email\":null}", "{\"email\":{}}"})
    void attributesOfAnotherType_areNamed(String value) {
        RequestBody body = body("{\"a\":" + value + "}");

        assertEquals(Map.of(), body.texts("a"));
        assertEquals(List.of("#/a"), pointers(body));
    }

    @ParameterizedTest
    @CsvSource({"true, true, 0", "false, false, 0", "null, false, 0", "'\"true\"', false, 1", "1, false, 1"})
    void aBoolean_isNoOtherType(String value, boolean isTrue, int faults) {
        RequestBody body = body("{\"everywhere\":" + value + "}");
        boolean read = body.isTrue("everywhere");
        body.text("missing", RequestBody.CODE);

        assertEquals(isTrue, read);
        assertEquals(faults + 1, pointers(body).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "[1,[2,{\"a\":[]}]]", "{\"a\":{\"username\":1}}", "null", "1e99999999999", "-0.1E+5"})
    void membersThatNobodyAsksFor_meanNothing(String value) {
        assertEquals("ada", body("{\"x\":" + value + ",\"username\":\"ada\"}").text("username", RequestBody.USERNAME));
    }

    @Test
    void aNumberTooLongForAnything_meansNothing() {
        assertEquals(
                "ada",
                body("{\"x\":" + "9".repeat(60_000) + ",\"username\":\"ada\"}").text("username", RequestBody.USERNAME));
    }
}
