package org.cognitoee.testkit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Cognito's default password policy: eight characters, with lower case, upper case, a digit and a symbol.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html#user-pool-settings-policies">
 *     Password requirements</a>
 */
final class PasswordPolicy {

    /** What a password must contain, and what Cognito says when it does not; the first fault is the one that is told. */
    private static final Map<Pattern, String> RULES = rules();

    private PasswordPolicy() {}

    /** The first rule that the password breaks, in Cognito's words. */
    static Optional<String> fault(String password) {
        return RULES.entrySet().stream()
                .filter(rule -> !rule.getKey().matcher(password).find())
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Map<Pattern, String> rules() {
        Map<Pattern, String> rules = new LinkedHashMap<>();
        rules.put(Pattern.compile("(?s).{8}"), "Password not long enough");
        rules.put(Pattern.compile("[a-z]"), "Password must have lowercase characters");
        rules.put(Pattern.compile("[A-Z]"), "Password must have uppercase characters");
        rules.put(Pattern.compile("[0-9]"), "Password must have numeric characters");
        // a space counts as a symbol unless it leads or trails
        rules.put(
                Pattern.compile("[\\^$*.\\[\\]{}()?\"!@#%&/\\\\,><':;|_~`=+-]|(?<=.) (?=.)"),
                "Password must have symbol characters");
        return rules;
    }
}
