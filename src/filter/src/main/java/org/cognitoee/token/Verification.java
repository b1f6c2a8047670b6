package org.cognitoee.token;

import java.time.Duration;
import org.cognitoee.problem.Reason;
import org.jspecify.annotations.Nullable;

/** What became of a presented token. That it is bad and that nobody can tell now are two things, down to the wire. */
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
     * @param refusal the application's own reason where its {@link AccessTokenCheck} refuses the token, else null; not for
     *     the wire
     */
    record Rejected(Reason reason, @Nullable String refusal) implements Verification {

        /** Not by a check of the application. */
        public Rejected(Reason reason) {
            this(reason, null);
        }
    }

    /**
     * Nobody can tell now: the key that would tell is not to be had, or a check of the application fails.
     *
     * @param reason which of the two
     * @param retryAfter when it may be otherwise
     */
    record Unavailable(Reason reason, Duration retryAfter) implements Verification {}
}
