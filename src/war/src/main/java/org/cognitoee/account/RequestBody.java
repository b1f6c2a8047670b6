package org.cognitoee.account;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.cognitoee.problem.Problem;
import org.cognitoee.problem.Problem.InvalidMember;
import org.cognitoee.problem.ProblemException;
import org.cognitoee.problem.Reason;

/**
 * The JSON object that a request brought, and what is wrong with its members. Members that nobody asks for mean
 * nothing.
 */
final class RequestBody {

    // the forms that the user pool itself asks for
    static final Pattern USERNAME = Pattern.compile("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]{1,128}");
    static final Pattern PASSWORD = Pattern.compile("(?s).{1,256}");
    static final Pattern CODE = Pattern.compile("\\S{1,2048}");
    static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._=-]+");

    private static final int MOST_OCTETS = 64 * 1024;
    private static final JsonReaderFactory JSON = Json.createReaderFactory(Map.of());

    private final JsonObject json;
    private final List<InvalidMember> errors = new ArrayList<>();

    private RequestBody(JsonObject json) {
        this.json = json;
    }

    /**
     * Reads the body of a request, the same way on every server.
     *
     * @throws ProblemException if it is too large, or not one JSON object in UTF-8
     */
    static RequestBody read(InputStream in) throws IOException {
        byte[] octets = in.readNBytes(MOST_OCTETS + 1);
        if (octets.length > MOST_OCTETS) {
            throw new ProblemException(Problem.of(Reason.BODY_TOO_LARGE));
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
            try (JsonReader reader = JSON.createReader(new StringReader(text))) {
                return new RequestBody(reader.readObject());
            }
        } catch (CharacterCodingException | JsonException e) {
            throw new ProblemException(Problem.of(Reason.JSON_MALFORMED));
        }
    }

    /** A member that must be a string that matches the whole pattern. */
    String text(String member, Pattern pattern) {
        JsonValue value = json.getOrDefault(member, JsonValue.NULL);
        if (value == JsonValue.NULL) {
            errors.add(new InvalidMember("#/" + member, "is missing"));
            return "";
        }
        if (value instanceof JsonString string
                && pattern.matcher(string.getString()).matches()) {
            return string.getString();
        }
        errors.add(new InvalidMember("#/" + member, "is not a string of the form that is needed"));
        return "";
    }

    /** A member that may be an object whose members are strings; empty where it is missing. */
    Map<String, String> texts(String member) {
        Map<String, String> texts = new LinkedHashMap<>();
        JsonValue value = json.getOrDefault(member, JsonValue.EMPTY_JSON_OBJECT);
        if (value instanceof JsonObject object && object.values().stream().allMatch(JsonString.class::isInstance)) {
            object.forEach((name, text) -> texts.put(name, ((JsonString) text).getString()));
        } else {
            errors.add(new InvalidMember("#/" + member, "is not an object of strings"));
        }
        return texts;
    }

    /** Whether a member is there and true. */
    boolean isTrue(String member) {
        return json.get(member) == JsonValue.TRUE;
    }

    /**
     * To be called after the last member was read.
     *
     * @throws ProblemException naming every member that is missing or wrong
     */
    void check() {
        if (!errors.isEmpty()) {
            throw new ProblemException(new Problem(Reason.INPUT_INVALID, null, errors));
        }
    }
}
