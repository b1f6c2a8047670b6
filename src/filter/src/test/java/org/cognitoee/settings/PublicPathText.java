package org.cognitoee.settings;

import java.util.List;

/** Reads the setting {@code cognito.public-paths} for the tests of other rooms. */
public final class PublicPathText {

    private PublicPathText() {}

    /** The paths, and a sentence in {@code faults} for each entry that is none. */
    public static List<PublicPath> parse(String text, List<String> faults) {
        return PublicPath.parse(text, faults);
    }
}
