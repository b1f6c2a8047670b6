package org.cognitoee.token;

import java.time.Duration;
import org.cognitoee.problem.Reason;

/** What became of a presented token. Your token being bad and our keys being away are two things, down to the wire. */
public sealed interface Verification {

    /**
     * The token is good.
     *
     * @param token its claims
     */
    record Verified(AccessToken token) implements Verification {}

    /**
     * The token, or the lack of one, is the caller's fault.
     *
     * @param reason what is wrong with it
     */
    record Rejected(Reason reason) implements Verification {}

    /**
     * Nobody can tell now, because the key that would tell is not to be had.
     *
     * @param retryAfter when the key may be there
     */
    record Unavailable(Duration retryAfter) implements Verification {}
}
