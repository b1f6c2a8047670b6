package org.cognitoee.testkit;

/**
 * A way to sign in that an app client allows. The pool speaks {@link #USER_PASSWORD_AUTH} and {@link
 * #REFRESH_TOKEN_AUTH}; a sign-in by another flow is refused with {@code InvalidParameterException}, allowed or not.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html">
 *     InitiateAuth, AuthFlow</a>
 */
public enum AuthFlow {
    /** Username and password, as they are, in one request. */
    USER_PASSWORD_AUTH("USER_PASSWORD_AUTH flow not enabled for this client"),

    /** The Secure Remote Password protocol. */
    USER_SRP_AUTH("USER_SRP_AUTH is not enabled for the client."),

    /** The user chooses among the factors that the pool offers. */
    USER_AUTH("USER_AUTH is not enabled for the client."),

    /** Challenges defined by the pool's own Lambda functions. */
    CUSTOM_AUTH("CUSTOM_AUTH is not enabled for the client."),

    /** A refresh token for new tokens; impossible together with refresh token rotation. */
    REFRESH_TOKEN_AUTH("Refresh Token flow not enabled for this client");

    private final String notEnabled;

    AuthFlow(String notEnabled) {
        this.notEnabled = notEnabled;
    }

    /** What Cognito says to a client that does not allow this flow. */
    String notEnabled() {
        return notEnabled;
    }
}
