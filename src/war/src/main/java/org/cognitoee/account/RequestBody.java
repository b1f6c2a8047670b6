package org.cognitoee.account;

import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.cognitoee.problem.Problem;
import org.cognitoee.problem.Problem.InvalidMember;
import org.cognitoee.problem.ProblemException;
import org.cognitoee.problem.Reason;
import org.cognitoee.token.StrictJson;

/**
 * The JSON object that a request brought, and what is wrong with its members. Members that nobody asks for mean nothing,
 * and one that is null is not there.
 */
final class RequestBody {

    // the forms that the user pool itself asks for
    static final Pattern USERNAME = Pattern.compile("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]{1,128}");
    static final Pattern PASSWORD = Pattern.compile("[^\\p{Cs}]{1,256}");
    static final Pattern CODE = Pattern.compile("\\S{1,2048}");
    static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._=-]+");

    private static final int MOST_OCTETS = 64 * 1024;

    private final Map<String, Object> members;
    private final List<InvalidMember> errors = new ArrayList<>();

    private RequestBody(Map<String, Object> members) {
        this.members = new HashMap<>(members);
        this.members.values().removeIf(JsonValue.NULL::equals);
    }

    /**
     * Reads the body of a request, the same way on every server.
     *
     * @throws ProblemException if it is too large, or not one JSON object in UTF-8
     */
    static RequestBody read(InputStream in) {
        byte[] octets = octets(in);
        if (octets.length > MOST_OCTETS) {
            throw new ProblemException(Problem.of(Reason.BODY_TOO_LARGE));
        }
        Map<String, Object> members = StrictJson.object(octets);
        if (members == null) {
            throw new ProblemException(Problem.of(Reason.JSON_MALFORMED));
        }
        return new RequestBody(members);
    }

    private static byte[] octets(InputStream in) {
        try {
            return in.readNBytes(MOST_OCTETS + 1);
        } catch (IOException e) {
            // the caller went away, or sent no proper HTTP
            throw new ProblemException(Problem.of(Reason.BAD_REQUEST));
        }
    }

    /** A member that must be a string that matches the whole pattern. */
    String text(String member, Pattern pattern) {
        Object value = members.get(member);
        if (value == null) {
            return fault(member, "is missing", "");
        }
        return value instanceof String text && pattern.matcher(text).matches()
                ? text
                : fault(member, "is not a string of the form that is needed", "");
    }

    /** A member that may be an object whose members are strings; empty where it is missing. */
    Map<String, String> texts(String member) {
        Map<String, String> texts = new TreeMap<>();
        if (members.getOrDefault(member, texts) instanceof Map<?, ?> object
                && object.values().stream().allMatch(String.class::isInstance)) {
            object.forEach((name, text) -> texts.put((String) name, (String) text));
            return texts;
        }
        return fault(member, "is not an object of strings", texts);
    }

    /** A member that may be a boolean: whether it is there and true. */
    boolean isTrue(String member) {
        return members.getOrDefault(member, false) instanceof Boolean value
                ? value
                : fault(member, "is not a boolean", false);
    }

    private <T> T fault(String member, String detail, T instead) {
        errors.add(new InvalidMember("#/" + member, detail));
        return instead;
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
