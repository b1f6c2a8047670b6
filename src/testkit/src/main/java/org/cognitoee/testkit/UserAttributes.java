package org.cognitoee.testkit;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The attributes that an app client may write at sign-up: the standard ones of OpenID Connect, and any {@code custom:}.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html">
 *     User pool attributes</a>
 */
final class UserAttributes {

    /** Only the pool itself may say these. */
    private static final Set<String> UNWRITABLE = Set.of("sub", "email_verified", "phone_number_verified");

    private static final Set<String> STANDARD = Set.of(
            "address",
            "birthdate",
            "email",
            "family_name",
            "gender",
            "given_name",
            "locale",
            "middle_name",
            "name",
            "nickname",
            "phone_number",
            "picture",
            "preferred_username",
            "profile",
            "updated_at",
            "website",
            "zoneinfo");

    private static final Pattern EMAIL = Pattern.compile("[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+");
    private static final Pattern PHONE = Pattern.compile("\\+[0-9]{4,15}");

    private UserAttributes() {}

    /** Refuses what Cognito would refuse to write. */
    static void check(Map<String, String> attributes) {
        if (attributes.keySet().stream().anyMatch(UNWRITABLE::contains)) {
            throw CognitoException.unauthorizedAttribute();
        }
        for (String name : attributes.keySet()) {
            if (!STANDARD.contains(name) && !name.startsWith("custom:")) {
                throw CognitoException.invalidParameter("Attributes did not conform to the schema: Type for attribute {"
                        + name + "} could not be determined");
            }
        }
        if (!EMAIL.matcher(attributes.getOrDefault("email", "a@b")).matches()) {
            throw CognitoException.invalidParameter("Invalid email address format.");
        }
        if (!PHONE.matcher(attributes.getOrDefault("phone_number", "+1234")).matches()) {
            throw CognitoException.invalidParameter("Invalid phone number format.");
        }
    }
}
