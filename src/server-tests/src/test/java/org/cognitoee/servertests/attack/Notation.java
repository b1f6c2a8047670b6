package org.cognitoee.servertests.attack;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The four signs of the data: {@code $NAME} is what the runner knows under that name, {@code $NOW-60} the seconds of the
 * clock, <code>${text*1000}</code> a repetition, and {@code \xHH} one octet.
 *
 * @param names what the runner knows
 * @param now the time of {@code $NOW}
 */
record Notation(Map<String, String> names, Instant now) {

    /** Looked up once: {@code Json} looks it up with every call. */
    static final JsonProvider JSON = JsonProvider.provider();

    private static final Pattern NOW = Pattern.compile("\\$NOW([+-][0-9]+)?");
    private static final Pattern NAME = Pattern.compile("\\$([A-Z][A-Z0-9_]*)");
    private static final Pattern REPETITION = Pattern.compile("\\$\\{(.+?)\\*([0-9]+)}", Pattern.DOTALL);
    private static final Pattern OCTET = Pattern.compile("\\\\x([0-9a-f]{2})");

    /** What a name of a JWK stands for is a JSON object and no string. */
    private static final Pattern OBJECT_NAME = Pattern.compile("\\$[A-Z0-9_]+_JWK");

    Notation {
        names = Map.copyOf(names);
    }

    Notation with(String name, String value) {
        Map<String, String> more = new HashMap<>(names);
        more.put(name, value);
        return new Notation(more, now);
    }

    /** A text with everything in it replaced but the octets. */
    String text(String template) {
        String text = NOW.matcher(template).replaceAll(match -> Long.toString(seconds(match.group(1))));
        text = NAME.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value(match.group(1))));
        return REPETITION
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(match.group(1).repeat(Integer.parseInt(match.group(2)))));
    }

    /** The octets of a text: UTF-8 but for those that are written as such. */
    byte[] octets(String template) {
        String text = text(template);
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        Matcher octet = OCTET.matcher(text);
        int end = 0;
        while (octet.find()) {
            octets.writeBytes(text.substring(end, octet.start()).getBytes(StandardCharsets.UTF_8));
            octets.write(Integer.parseInt(octet.group(1), 16));
            end = octet.end();
        }
        octets.writeBytes(text.substring(end).getBytes(StandardCharsets.UTF_8));
        return octets.toByteArray();
    }

    /** A JSON value with every string in it replaced; a string that is a time becomes a number. */
    JsonValue json(JsonValue template) {
        if (template instanceof JsonObject object) {
            JsonObjectBuilder builder = JSON.createObjectBuilder();
            object.forEach((name, value) -> builder.add(text(name), json(value)));
            return builder.build();
        }
        if (template instanceof JsonArray array) {
            JsonArrayBuilder builder = JSON.createArrayBuilder();
            array.forEach(value -> builder.add(json(value)));
            return builder.build();
        }
        if (template instanceof JsonString string) {
            String text = string.getString();
            if (NOW.matcher(text).matches()) {
                return JSON.createValue(Long.parseLong(text(text)));
            }
            return OBJECT_NAME.matcher(text).matches() ? object(text(text)) : JSON.createValue(text(text));
        }
        return template;
    }

    static JsonObject object(String text) {
        try (var reader = JSON.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private long seconds(String offset) {
        return now.getEpochSecond() + (offset == null ? 0 : Long.parseLong(offset));
    }

    private String value(String name) {
        String value = names.get(name);
        if (value == null) {
            throw new IllegalArgumentException("nothing is known under $" + name);
        }
        return value;
    }
}
