package org.cognitoee.token;

/** The sign-ins that have ended before their tokens expire. Asked for every token that is good otherwise. */
@FunctionalInterface
public interface Revocations {

    /** Nothing is ever revoked. */
    Revocations NONE = token -> false;

    /** Whether the sign-in of a verified token has ended; neither blocks nor throws. */
    boolean isRevoked(AccessToken token);
}
