package org.cognitoee.token;

import java.util.Optional;

/**
 * An application's own check of access tokens: a user that is locked here, a sign-in that is too old. The filter finds the
 * CDI beans of this type when the application starts, and asks them with every request that brings a token which is good
 * otherwise, also one that was accepted before.
 *
 * <p>A token that is refused is answered 401, for which many clients sign in anew: what a user may do is rather said by
 * roles and scopes.
 *
 * <p>Called by many threads at once, on those of the requests: it must be safe for that, and what takes long holds the
 * request up.
 */
@FunctionalInterface
public interface AccessTokenCheck {

    /**
     * Why the application refuses a verified token; empty if it does not. The caller is told only that the token is
     * refused. The reason goes to the CDI event {@code TokenRejected} and to Flight Recorder: a short word of the
     * application's own, with nothing of the token in it.
     *
     * <p>What it throws lets nobody in: the request is answered 503, since nobody can tell.
     *
     * @param token a token that has passed all other checks
     */
    Optional<String> refusal(AccessToken token);
}
