package org.cognitoee.account;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
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

    private final JsonObject json;
    private final List<InvalidMember> errors = new ArrayList<>();

    RequestBody(JsonObject json) {
        this.json = json;
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
