package org.cognitoee.token;

import java.io.IOException;

/** A key set could not be had. The message holds nothing of what was answered but its status. */
final class KeyFetchException extends IOException {

    private static final long serialVersionUID = 1L;

    private final KeyFetchFailure failure;

    KeyFetchException(KeyFetchFailure failure, String message) {
        super(message);
        this.failure = failure;
    }

    KeyFetchException(KeyFetchFailure failure, String message, Throwable cause) {
        super(message, cause);
        this.failure = failure;
    }

    KeyFetchFailure failure() {
        return failure;
    }

    /** What kind of failure a thrown one is: without a word of its own, the network's. */
    static KeyFetchFailure failureOf(Throwable thrown) {
        return thrown instanceof KeyFetchException known ? known.failure : KeyFetchFailure.UNREACHABLE;
    }
}
