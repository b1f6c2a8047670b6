package org.cognitoee.token;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The compact token as a request brought it, for this one request. Never logged and never kept. */
public final class PresentedToken {

    /** What the token stands at the end of: cut off only for who asks, since most tokens are known by their digest. */
    private final String credentials;

    private final int start;

    /** @param compact the JWS in compact serialization, secret as a password */
    public PresentedToken(String compact) {
        this(compact, 0);
    }

    /**
     * @param credentials the value of an {@code Authorization} header
     * @param start where the token begins in it
     * @throws IndexOutOfBoundsException if it begins outside
     */
    public PresentedToken(String credentials, int start) {
        if (start < 0 || start > credentials.length()) {
            throw new IndexOutOfBoundsException(start);
        }
        this.credentials = credentials;
        this.start = start;
    }

    /** The JWS in compact serialization, secret as a password. */
    public String compact() {
        return credentials.substring(start);
    }

    /** How many characters the token has. */
    int length() {
        return credentials.length() - start;
    }

    /** Where the token begins in its {@link #credentials()} and their {@link #octets()}. */
    int start() {
        return start;
    }

    String credentials() {
        return credentials;
    }

    /**
     * The octets of the credentials, one for each character; one that is no octet is a question mark, as in no good token,
     * and so is a pair of surrogates.
     */
    byte[] octets() {
        return credentials.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PresentedToken token && compact().equals(token.compact());
    }

    @Override
    public int hashCode() {
        return compact().hashCode();
    }

    @Override
    public String toString() {
        return "PresentedToken[redacted]";
    }
}
