package org.cognitoee.token;

import java.nio.ByteBuffer;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a JWS in compact serialization, nothing of it verified.
 *
 * @param headerSegment the octets of the JOSE header, in base64url
 * @param signingInput the octets that the signature covers; reading them uses them up
 * @param unverifiedPayload the payload's octets
 * @param signature the signature's octets
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7515#section-7.1">RFC 7515 §7.1</a>
 */
@SuppressWarnings("ArrayRecordComponent") // carried through one verification, never compared
record CompactJws(ByteBuffer headerSegment, ByteBuffer signingInput, byte[] unverifiedPayload, byte[] signature) {

    private static final Base64.Decoder BASE64URL = Base64.getUrlDecoder();

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    /**
     * Takes a token apart.
     *
     * @param octets those of the credentials that it stands at the end of; fewer than characters where there are surrogates
     * @return null for anything but three canonical base64url segments, joined by dots
     */
    static @Nullable CompactJws parse(PresentedToken presented, byte[] octets) {
        String credentials = presented.credentials();
        int start = presented.start();
        int first = credentials.indexOf('.', start);
        int second = credentials.indexOf('.', first + 1);
        if (first < 0
                || second < 0
                || octets.length != credentials.length()
                || !endsCanonically(credentials, start, first)
                || !endsCanonically(credentials, first + 1, second)
                || !endsCanonically(credentials, second + 1, credentials.length())) {
            return null;
        }
        try {
            return new CompactJws(
                    ByteBuffer.wrap(octets, start, first - start),
                    ByteBuffer.wrap(octets, start, second - start),
                    decoded(octets, first + 1, second),
                    decoded(octets, second + 1, octets.length));
        } catch (IllegalArgumentException e) {
            return null; // a character of another alphabet
        }
    }

    /** The JOSE header's octets, null if they are not in base64url. */
    byte @Nullable [] unverifiedHeader() {
        try {
            return BASE64URL.decode(headerSegment.duplicate()).array();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Whether a segment has no padding and no spare bit set: what the decoder lets pass. */
    private static boolean endsCanonically(String text, int from, int to) {
        int sextet = from < to ? ALPHABET.indexOf(text.charAt(to - 1)) : -1;
        return switch ((to - from) % 4) {
            case 0 -> sextet >= 0;
            case 2 -> sextet >= 0 && (sextet & 0b1111) == 0;
            case 3 -> sextet >= 0 && (sextet & 0b11) == 0;
            default -> false;
        };
    }

    private static byte[] decoded(byte[] octets, int from, int to) {
        return BASE64URL.decode(ByteBuffer.wrap(octets, from, to - from)).array();
    }
}
