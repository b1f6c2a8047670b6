package org.cognitoee.testkit;

import java.util.Optional;
import java.util.regex.Pattern;

/** A string member of a request, with the constraints of the API reference. */
enum Member {
    ACCESS_TOKEN("AccessToken", Integer.MAX_VALUE, "[A-Za-z0-9-_=.]+"),
    CLIENT_ID("ClientId", 128, "[\\w+]+"),
    CLIENT_SECRET("ClientSecret", 64, "[\\w+]+"),
    CONFIRMATION_CODE("ConfirmationCode", 2048, "[\\S]+"),
    PASSWORD("Password", 256, "^[\\S]+.*[\\S]+$"),
    REFRESH_TOKEN("RefreshToken", Integer.MAX_VALUE, "[A-Za-z0-9-_=.]+"),
    SECRET_HASH("SecretHash", 128, "[\\w+=/]+"),
    TOKEN("Token", Integer.MAX_VALUE, "[A-Za-z0-9-_=.]+"),
    USERNAME("Username", 128, "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+"),
    AUTH_FLOW("AuthFlow", Integer.MAX_VALUE, ".+");

    private final String wireName;
    private final int most;
    private final Pattern pattern;

    Member(String wireName, int most, String pattern) {
        this.wireName = wireName;
        this.most = most;
        this.pattern = Pattern.compile(pattern);
    }

    String wireName() {
        return wireName;
    }

    /** What Cognito says of a value that is not there. */
    String absent() {
        return failed("Member must not be null");
    }

    /** What Cognito says of this value, if it is not as it must be. The value itself is not repeated. */
    Optional<String> fault(String value) {
        if (value.isEmpty()) {
            return Optional.of(failed("Member must have length greater than or equal to 1"));
        }
        if (value.length() > most) {
            return Optional.of(failed("Member must have length less than or equal to " + most));
        }
        return pattern.matcher(value).matches()
                ? Optional.empty()
                : Optional.of(failed("Member must satisfy regular expression pattern: " + pattern));
    }

    private String failed(String constraint) {
        String camelCase = Character.toLowerCase(wireName.charAt(0)) + wireName.substring(1);
        return "Value at '" + camelCase + "' failed to satisfy constraint: " + constraint;
    }
}
