package org.cognitoee.token;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON of strangers as RFC 7515 §4 and RFC 7519 §4 ask, the same way on every server: strict UTF-8, one object and
 * nothing behind it, no member name twice, and no deep nesting.
 */
public final class StrictJson {

    /** Deeper than any claim of a user pool; keeps a hostile nesting off the stack. */
    private static final int MAX_DEPTH = 16;

    /** Holds the claims of an access token without growing. */
    private static final int USUAL_CAPACITY = 32;

    /** What stands for each octet that is no character of ASCII. */
    private static final char NOT_ASCII = '\uFFFD';

    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

    private final JsonParser parser;

    private StrictJson(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * A number as it is written: what it is worth is for the reader of the claim to say.
     *
     * @param text the digits, and what else a JSON number can have
     */
    public record Numeral(String text) {}

    /**
     * The members of a JSON object: strings, {@link Numeral}s, booleans, lists and maps; null is {@link JsonValue#NULL}.
     *
     * @return null if the octets are anything else
     */
    public static @Nullable Map<String, Object> object(byte[] octets) {
        try {
            String text = text(octets);
            if (text.indexOf('\0') >= 0) {
                return null; // the end of the text to some servers' parsers, whatever follows
            }
            try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
                StrictJson json = new StrictJson(parser);
                Map<String, Object> members = parser.next() == Event.START_OBJECT ? json.members(1) : null;
                return parser.hasNext() ? null : members;
            }
        } catch (CharacterCodingException | RuntimeException e) {
            return null; // the servers' parsers throw more than JSON-P says
        }
    }

    /** Strict UTF-8; most of what pools write is ASCII, which needs no decoder. */
    private static String text(byte[] octets) throws CharacterCodingException {
        String ascii = new String(octets, StandardCharsets.US_ASCII);
        return ascii.indexOf(NOT_ASCII) < 0
                ? ascii
                : StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(octets))
                        .toString();
    }

    private Object value(Event event, int depth) {
        return switch (event) {
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER -> new Numeral(parser.getString());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> JsonValue.NULL;
            case START_OBJECT -> members(depth + 1);
            case START_ARRAY -> elements(depth + 1);
            case KEY_NAME, END_OBJECT, END_ARRAY -> throw new JsonException("not a value");
        };
    }

    private Map<String, Object> members(int depth) {
        limit(depth);
        Map<String, Object> members = new HashMap<>(USUAL_CAPACITY);
        for (Event event = parser.next(); event != Event.END_OBJECT; event = parser.next()) {
            String name = parser.getString();
            if (members.put(name, value(parser.next(), depth)) != null) {
                throw new JsonException("a member twice");
            }
        }
        return members;
    }

    private List<Object> elements(int depth) {
        limit(depth);
        List<Object> elements = new ArrayList<>();
        for (Event event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
            elements.add(value(event, depth));
        }
        return elements;
    }

    private static void limit(int depth) {
        if (depth > MAX_DEPTH) {
            throw new JsonException("too deep");
        }
    }
}
