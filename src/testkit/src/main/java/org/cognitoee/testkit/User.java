package org.cognitoee.testkit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A user of the pool as it stands; the password is not part of it. Begin with {@link #named} and change what the test is
 * about; every {@code with…} gives a new one.
 *
 * @param username 1 to 128 characters of {@code [\p{L}\p{M}\p{S}\p{N}\p{P}]}, case-sensitive
 * @param sub the subject that tokens carry
 * @param status where the user stands
 * @param enabled false for a user whom an administrator disabled
 * @param groups the groups in the order in which tokens name them; may be empty
 * @param attributes the attributes but {@code sub}, such as {@code email}; {@code email_verified} is {@code "true"} or
 *     {@code "false"}
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserType.html">
 *     UserType</a>
 */
public record User(
        String username,
        String sub,
        UserStatus status,
        boolean enabled,
        List<String> groups,
        Map<String, String> attributes) {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]{1,128}");

    /**
     * A user whom Cognito would accept.
     *
     * @throws IllegalArgumentException if the username, a group or the {@code sub} is not one that Cognito knows
     */
    public User {
        requireName("username", username);
        groups.forEach(group -> requireName("group", group));
        if (sub.isBlank() || attributes.containsKey("sub")) {
            throw new IllegalArgumentException("A user has one sub, and not among the attributes");
        }
        groups = List.copyOf(groups);
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    /**
     * A confirmed, enabled user with a random {@code sub}, in no group and with no attributes.
     *
     * @throws IllegalArgumentException if Cognito would refuse the username
     */
    public static User named(String username) {
        return new User(username, UUID.randomUUID().toString(), UserStatus.CONFIRMED, true, List.of(), Map.of());
    }

    /** This user with another subject. */
    public User withSub(String sub) {
        return new User(username, sub, status, enabled, groups, attributes);
    }

    /** This user with another status. */
    public User withStatus(UserStatus status) {
        return new User(username, sub, status, enabled, groups, attributes);
    }

    /** This user enabled, or disabled. */
    public User withEnabled(boolean enabled) {
        return new User(username, sub, status, enabled, groups, attributes);
    }

    /** This user in these groups and in no other. */
    public User withGroups(String... groups) {
        return withGroups(List.of(groups));
    }

    /** This user in these groups and in no other. */
    public User withGroups(List<String> groups) {
        return new User(username, sub, status, enabled, groups, attributes);
    }

    /** This user with one attribute set. */
    public User withAttribute(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(attributes);
        changed.put(name, value);
        return new User(username, sub, status, enabled, groups, changed);
    }

    private static void requireName(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A " + what + " matches " + NAME);
        }
    }
}
