package org.cognitoee.filter;

import org.cognitoee.token.AccessToken;

/**
 * A request was let in for its token. Fired as a CDI event before the application is called, synchronously on the thread
 * of the request: an observer that takes long holds it up, and one
 * that throws fails it.
 *
 * @param token who sent it
 */
public record TokenAccepted(AccessToken token) {}
