package org.cognitoee.token;

/**
 * The compact token as a request brought it, for this one request. Never logged and never kept.
 *
 * @param compact the JWS in compact serialization, secret as a password
 */
public record PresentedToken(String compact) {

    @Override
    public String toString() {
        return "PresentedToken[redacted]";
    }
}
