package org.cognitoee.filter;

import org.cognitoee.problem.Reason;

/**
 * A request was refused for its token, or for bringing none. Fired as a CDI event, synchronously on the thread of the
 * request: an observer that takes long holds up the answer, and one that throws makes it a 500.
 *
 * @param reason why; nothing of the token is in it
 */
public record TokenRejected(Reason reason) {}
