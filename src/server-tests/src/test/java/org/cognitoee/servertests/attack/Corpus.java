package org.cognitoee.servertests.attack;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The data: {@code attacks/} among the resources, whose README says how it is written. */
final class Corpus {

    private static final Pattern FAMILY = Pattern.compile("\\[(.+?)] (.+)");
    private static final Pattern TARGET = Pattern.compile("(T[0-9]+) +(.+?) {2,}(.+)");

    private Corpus() {}

    /** All lists, under the names that they are reported by. */
    static Map<String, List<Attack>> all() {
        Map<String, List<Attack>> all = new LinkedHashMap<>();
        all.put("attacks", tokens());
        all.put("targets", targets());
        all.put("requests", requests());
        return all;
    }

    /** The tokens, of all files in {@code tokens/}. */
    static List<Attack> tokens() {
        try (Stream<Path> files = Files.list(path("tokens"))) {
            return files.sorted()
                    .flatMap(file -> families("tokens/" + file.getFileName()).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Attack> requests() {
        return families("requests.json");
    }

    /** The raw request targets, each without a token by GET and by POST, the method of the public paths. */
    static List<Attack> targets() {
        List<Attack> targets = new ArrayList<>();
        String family = "";
        String source = "";
        for (String line : text("targets.txt").lines().toList()) {
            Matcher heading = FAMILY.matcher(line);
            Matcher target = TARGET.matcher(line);
            if (heading.matches()) {
                family = heading.group(1);
                source = heading.group(2);
            } else if (target.matches()) {
                String raw = target.group(3);
                targets.add(new Attack(
                        target.group(1),
                        family,
                        raw,
                        source,
                        List.of(Expected.of(target.group(2))),
                        List.of(withoutToken("GET", raw), withoutToken("POST", raw))));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                throw new IllegalArgumentException("not a row: " + line);
            }
        }
        return targets;
    }

    static JsonObject json(String name) {
        return Notation.object(text(name));
    }

    private static List<Attack> families(String file) {
        List<Attack> attacks = new ArrayList<>();
        for (JsonObject family : json(file).getJsonArray("families").getValuesAs(JsonObject.class)) {
            for (JsonObject row : family.getJsonArray("attacks").getValuesAs(JsonObject.class)) {
                JsonValue expected = row.getOrDefault("expect", family.get("expect"));
                attacks.add(new Attack(
                        row.getString("id"),
                        family.getString("family"),
                        row.getString("title"),
                        row.getString("source", family.getString("source", "")),
                        expected(expected),
                        Collections.nCopies(row.getInt("times", 1), row)));
            }
        }
        return attacks;
    }

    private static List<Expected> expected(JsonValue value) {
        List<JsonString> texts =
                value instanceof JsonArray array ? array.getValuesAs(JsonString.class) : List.of((JsonString) value);
        return texts.stream().map(JsonString::getString).map(Expected::of).toList();
    }

    private static JsonObject withoutToken(String method, String target) {
        return Json.createObjectBuilder()
                .add("request", method + " " + target)
                .add("headers", JsonValue.EMPTY_JSON_ARRAY)
                .build();
    }

    private static String text(String name) {
        try (InputStream in = Corpus.class.getResourceAsStream("/attacks/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path path(String name) {
        try {
            return Path.of(Corpus.class.getResource("/attacks/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
