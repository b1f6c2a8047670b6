package org.cognitoee.testkit;

/**
 * Where a user stands.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserType.html">
 *     UserType, UserStatus</a>
 */
public enum UserStatus {
    /** Signed up, the code not entered yet: a sign-in gets {@code UserNotConfirmedException}. */
    UNCONFIRMED,

    /** An ordinary user. */
    CONFIRMED,

    /** Created by an administrator: a sign-in is answered by the challenge {@code NEW_PASSWORD_REQUIRED}. */
    FORCE_CHANGE_PASSWORD,

    /** Reset by an administrator: a sign-in gets {@code PasswordResetRequiredException}, whatever the password. */
    RESET_REQUIRED
}
