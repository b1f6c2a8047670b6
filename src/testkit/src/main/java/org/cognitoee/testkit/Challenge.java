package org.cognitoee.testkit;

import java.util.Map;

/**
 * What Cognito asks of a user before it hands out tokens.
 *
 * @param name the challenge's name, such as {@code SOFTWARE_TOKEN_MFA}
 * @param parameters what the client is told about it; copied, may be empty
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html">
 *     InitiateAuth, ChallengeName</a>
 */
public record Challenge(String name, Map<String, String> parameters) {

    /**
     * A challenge with a name.
     *
     * @throws IllegalArgumentException if the name is blank
     */
    public Challenge {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A challenge has a name");
        }
        parameters = Map.copyOf(parameters);
    }
}
