package org.cognitoee.servertests.attack;

import java.util.List;
import java.util.stream.Stream;

/**
 * What an answer may be: alternatives joined by {@code |}, each a status, alone or with the reason of its problem or with
 * {@code probe} where the probe must have run; {@code none} is a connection closed without an answer; {@code any} is any
 * status below 500. An alternative that ends in {@code @} and names is for the servers whose profiles begin so. Where it does
 * not say {@code probe}, nothing may have run.
 *
 * @param alternatives the texts between the bars
 */
public record Expected(List<String> alternatives) {

    static final String NONE = "none";
    private static final String ANY = "any";
    private static final String SERVER = System.getProperty("arquillian.launch");

    public Expected {
        alternatives = List.copyOf(alternatives);
    }

    public static Expected of(String text) {
        return new Expected(Stream.of(text.split("\\|", -1))
                .map(String::trim)
                .map(alternative -> alternative.split("@", 2))
                .filter(words -> words.length == 1
                        || Stream.of(words[1].split("\\+", -1)).anyMatch(SERVER::startsWith))
                .map(words -> words[0])
                .toList());
    }

    /** Whether an answer of this summary is among the alternatives. */
    public boolean allows(String summary) {
        return alternatives.stream().anyMatch(alternative -> allows(alternative, summary));
    }

    private static boolean allows(String alternative, String summary) {
        if (alternative.equals(summary)) {
            return true;
        }
        boolean nothingHasRun = !summary.endsWith(RawAnswer.PROBE);
        if (alternative.equals(ANY)) {
            return nothingHasRun && summary.compareTo("5") < 0;
        }
        return nothingHasRun && summary.startsWith(alternative + " ");
    }

    @Override
    public String toString() {
        return String.join(" | ", alternatives);
    }
}
