package org.cognitoee.testkit;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** JSON values and their text. The provider is looked up once: {@code jakarta.json.Json} does it for every call. */
final class JsonText {

    private static final JsonProvider PROVIDER = JsonProvider.provider();

    private JsonText() {}

    static JsonObjectBuilder object() {
        return PROVIDER.createObjectBuilder();
    }

    static JsonObject object(Map<String, ? extends JsonValue> members) {
        JsonObjectBuilder object = object();
        members.forEach(object::add);
        return object.build();
    }

    static JsonObject strings(Map<String, String> members) {
        JsonObjectBuilder object = object();
        members.forEach(object::add);
        return object.build();
    }

    static JsonArrayBuilder array() {
        return PROVIDER.createArrayBuilder();
    }

    static JsonArray array(Collection<String> values) {
        return PROVIDER.createArrayBuilder(values).build();
    }

    static JsonValue value(String value) {
        return PROVIDER.createValue(value);
    }

    static JsonValue value(long value) {
        return PROVIDER.createValue(value);
    }

    /** The object that the text is, or empty if it is none. */
    static Optional<JsonObject> parse(String text) {
        try (JsonReader reader = PROVIDER.createReader(new StringReader(text))) {
            return Optional.of(reader.readObject());
        } catch (JsonException notAnObject) {
            return Optional.empty();
        }
    }

    /** The member if it is there and a string. */
    static Optional<String> string(JsonObject object, String name) {
        return object.get(name) instanceof JsonString string ? Optional.of(string.getString()) : Optional.empty();
    }
}
