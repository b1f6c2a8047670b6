package org.cognitoee.token;

/** Why a key set could not be had. */
public enum KeyFetchFailure {
    /** No connection, a connection that broke, or a file that cannot be read. */
    UNREACHABLE,
    /** No answer, or not all of it, within the limits. */
    TIMEOUT,
    /** An answer with another status than 200; redirects are not followed. */
    STATUS,
    /** More than 64 KiB. */
    TOO_LARGE,
    /** Not a JWK Set. */
    MALFORMED,
    /** A JWK Set, but none of its keys may verify an access token. */
    NO_USABLE_KEY,
    /** The executor did not take the task, as when the server is stopping. */
    NOT_STARTED
}
