package org.cognitoee.servertests.attack;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cognitoee.servertests.probe.Calls;

/**
 * An answer as it came over the wire.
 *
 * @param text its head and body, an octet a character
 */
record RawAnswer(String text) {

    /** The end of the summary of an answer that the probe has given. */
    static final String PROBE = " probe";

    private static final Pattern START = Pattern.compile("(?=HTTP/1\\.[01] [0-9]{3})");
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([0-9]{3})");
    private static final Pattern PROBLEM = Pattern.compile("urn:cognito-ee:problem:([a-z0-9-]+)");

    /** The final answers of a connection, in their order. */
    static List<RawAnswer> all(String received) {
        return Stream.of(START.split(received))
                .filter(text -> STATUS.matcher(text).lookingAt())
                .filter(text -> !text.startsWith("HTTP/1.1 100"))
                .map(RawAnswer::new)
                .toList();
    }

    int status() {
        Matcher matcher = STATUS.matcher(text);
        return matcher.lookingAt() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /** {@code 401 token-missing}, {@code 200 probe}, {@code 400}. */
    String summary() {
        if (text.contains(Calls.MARKER)) {
            return status() + PROBE;
        }
        Matcher problem = PROBLEM.matcher(text);
        return problem.find() ? status() + " " + problem.group(1) : Integer.toString(status());
    }
}
