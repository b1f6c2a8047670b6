package org.cognitoee.testkit;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The members of one request. {@link #require} comes first: it tells all that is wrong with them in one message, as the
 * real service does; after it {@link #text} has an answer.
 */
final class Request {

    private final JsonObject members;

    Request(JsonObject members) {
        this.members = members;
    }

    /** Refuses the request if one of these is absent, or any member known to the API breaks its constraints. */
    void require(Member... required) {
        List<String> faults = new ArrayList<>();
        for (Member member : required) {
            if (find(member).isEmpty()) {
                faults.add(member.absent());
            }
        }
        for (Member member : Member.values()) {
            find(member).flatMap(member::fault).ifPresent(faults::add);
        }
        if (!faults.isEmpty()) {
            throw CognitoException.invalidParameter(faults.size() + " validation error"
                    + (faults.size() == 1 ? "" : "s") + " detected: " + String.join("; ", faults));
        }
    }

    /** A member that {@link #require} was asked for. */
    String text(Member required) {
        return find(required).orElseThrow();
    }

    Optional<String> find(Member member) {
        return Optional.ofNullable(members.get(member.wireName()))
                .filter(value -> value != JsonValue.NULL)
                .map(Request::string);
    }

    /** The map under this name; empty if there is none. */
    Map<String, String> map(String name) {
        Map<String, String> map = new LinkedHashMap<>();
        if (members.containsKey(name)) {
            object(members.get(name)).forEach((key, value) -> map.put(key, string(value)));
        }
        return map;
    }

    /** The list of {@code {"Name": …, "Value": …}} under this name; empty if there is none. */
    Map<String, String> attributes(String name) {
        Map<String, String> attributes = new LinkedHashMap<>();
        if (members.containsKey(name)) {
            array(members.get(name)).forEach(item -> {
                JsonObject attribute = object(item);
                String attributeName = JsonText.string(attribute, "Name").orElseThrow(CognitoException::unreadable);
                attributes.put(
                        attributeName, JsonText.string(attribute, "Value").orElse(""));
            });
        }
        return attributes;
    }

    private static String string(JsonValue value) {
        if (value instanceof JsonString string) {
            return string.getString();
        }
        throw CognitoException.unreadable();
    }

    private static JsonObject object(JsonValue value) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw CognitoException.unreadable();
    }

    private static JsonArray array(JsonValue value) {
        if (value instanceof JsonArray array) {
            return array;
        }
        throw CognitoException.unreadable();
    }
}
