package org.cognitoee.userpool;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came of an attempt to sign in. */
public sealed interface SignIn {

    /**
     * The user is signed in.
     *
     * @param accessToken opens the application, secret
     * @param idToken tells who the user is, secret
     * @param refreshToken brings new tokens, secret
     * @param tokenType {@code Bearer}
     * @param expiresIn the lifetime of the access token
     */
    record Tokens(String accessToken, String idToken, String refreshToken, String tokenType, Duration expiresIn)
            implements SignIn {

        @Override
        public String toString() {
            return "Tokens[redacted]";
        }
    }

    /**
     * The pool wants to know more.
     *
     * @param name the challenge, such as {@code NEW_PASSWORD_REQUIRED}
     * @param session what the answer must carry, secret; null where the pool keeps none
     * @param parameters what the challenge says
     */
    record ChallengeRequired(String name, @Nullable String session, Map<String, String> parameters) implements SignIn {

        public ChallengeRequired {
            parameters = Map.copyOf(parameters);
        }

        @Override
        public String toString() {
            return "ChallengeRequired[" + name + ']';
        }
    }
}
