package org.cognitoee.servertests.attack;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What may be in no answer and in no line of the log: of a token not 16 characters on end, and no value in it. */
final class Secrets {

    private static final int RUN = 16;

    /** Shorter values are words that an honest text may have. */
    private static final int LEAST_VALUE = 8;

    /** GlassFish lists the jars of an application, whose names are no secret. */
    private static final Pattern OF_A_LIBRARY =
            Pattern.compile("jose4j(?!-[0-9.]+\\.jar)|JoseException|JsonException|StackOverflow");

    /** Open Liberty says with a class of Jakarta's what it does not find, and under which number. */
    private static final Pattern FROM_THE_INSIDE = Pattern.compile(
            "jose4j|[A-Za-z]*Exception(?!: SRVE[0-9]+E)|StackOverflow|\\bat (?:java|jakarta|org)\\.|Caused by|stack ?trace|BEGIN [A-Z ]*KEY",
            Pattern.CASE_INSENSITIVE);

    private final Set<String> known;
    private final Set<String> tokens = new HashSet<>();
    private final Set<String> values = new TreeSet<>();

    /** @param known what the server knows from its settings, and may name */
    Secrets(Set<String> known) {
        this.known = Set.copyOf(known);
    }

    void addToken(String token) {
        tokens.add(token);
    }

    /** Every string in a JSON value. */
    void addValues(JsonValue json) {
        if (json instanceof JsonObject object) {
            object.values().forEach(this::addValues);
        } else if (json instanceof JsonArray array) {
            array.forEach(this::addValues);
        } else if (json instanceof JsonString string) {
            String value = string.getString();
            if (value.length() >= LEAST_VALUE && known.stream().noneMatch(name -> name.contains(value.strip()))) {
                values.add(value.toLowerCase(Locale.ROOT));
            }
        }
    }

    void addAll(Secrets others) {
        tokens.addAll(others.tokens);
        values.addAll(others.values);
    }

    /** What an answer gives away: a secret, or how the server is made; empty if nothing. */
    String inAnswer(String text) {
        Matcher inside = FROM_THE_INSIDE.matcher(text);
        return inside.find() ? inside.group() : in(text);
    }

    /** What the log gives away; that the server has exceptions of its own to tell is its affair. */
    String inLog(String text) {
        Matcher library = OF_A_LIBRARY.matcher(text);
        return library.find() ? library.group() : in(text);
    }

    private String in(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (String value : values) {
            if (lower.contains(value)) {
                return value;
            }
        }
        Set<String> runs = new HashSet<>();
        for (int i = 0; i + RUN <= text.length(); i++) {
            runs.add(text.substring(i, i + RUN));
        }
        for (String token : tokens) {
            for (int i = 0; i + RUN <= token.length(); i++) {
                if (runs.contains(token.substring(i, i + RUN))) {
                    return token.substring(i, i + RUN);
                }
            }
        }
        return "";
    }
}
