package org.cognitoee.filter;

import org.cognitoee.problem.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A request was refused for its token, or for bringing none. Fired as a CDI event, synchronously on the thread of the
 * request: an observer that takes long holds up the answer, and one that throws makes it a 500.
 *
 * @param reason why; nothing of the token is in it
 * @param refusal the reason that the application's own {@link org.cognitoee.token.AccessTokenCheck} gives, null where it
 *     was none that refused
 */
public record TokenRejected(Reason reason, @Nullable String refusal) {}
