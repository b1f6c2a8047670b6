package org.cognitoee.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cognitoee.token.StrictJson.Numeral;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read; what is refused is in {@link MalformedTokensTest}. */
class StrictJsonTest {

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("\"a \\u00e9\\n\"", "a \u00e9\n"),
                Arguments.of("\"\"", ""),
                Arguments.of("12", new Numeral("12")),
                Arguments.of("-0.50E+2", new Numeral("-0.50E+2")),
                Arguments.of("true", true),
                Arguments.of("false", false),
                Arguments.of("null", JsonValue.NULL),
                Arguments.of("{}", Map.of()),
                Arguments.of("{\"y\":{\"z\":\"deep\"}}", Map.of("y", Map.of("z", "deep"))),
                Arguments.of("[]", List.of()),
                Arguments.of("[[\"a\"],\"b\",false]", List.of(List.of("a"), "b", false)));
    }

    @ParameterizedTest
    @MethodSource("values")
    void value_isReadAsWhatItIs(String json, Object value) {
        assertEquals(Map.of("x", value), StrictJson.object(("{\"x\":" + json + '}').getBytes(UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"y\":"})
    void nestingOf16_isReadAndOf17IsNot(String open) {
        String close = open.equals("[") ? "]" : "}";
        String innermost = open + (open.equals("[") ? "" : "1") + close;
        String sixteen = "{\"x\":" + open.repeat(14) + innermost + close.repeat(14) + '}';
        String seventeen = "{\"x\":" + open.repeat(15) + innermost + close.repeat(15) + '}';
        assertEquals(Map.of("x", 1).keySet(), members(sixteen).keySet());
        assertNull(StrictJson.object(seventeen.getBytes(UTF_8)));
    }

    private static Map<String, Object> members(String json) {
        Map<String, Object> members = StrictJson.object(json.getBytes(UTF_8));
        return members == null ? Map.of() : members;
    }
}
