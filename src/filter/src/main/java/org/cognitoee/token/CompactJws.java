package org.cognitoee.token;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a JWS in compact serialization, nothing of it verified.
 *
 * @param headerSegment the JOSE header, in base64url
 * @param signingInput the octets that the signature covers
 * @param unverifiedPayload the payload's octets
 * @param signature the signature's octets
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7515#section-7.1">RFC 7515 §7.1</a>
 */
@SuppressWarnings("ArrayRecordComponent") // carried through one verification, never compared
record CompactJws(String headerSegment, byte[] signingInput, byte[] unverifiedPayload, byte[] signature) {

    private static final Base64.Decoder BASE64URL = Base64.getUrlDecoder();

    /** The value of each character of the base64url alphabet, -1 for all others. */
    private static final byte[] SEXTETS = sextets();

    /** Three canonical base64url segments, joined by dots; null for anything else. */
    static @Nullable CompactJws parse(String compact) {
        int first = compact.indexOf('.');
        int second = compact.indexOf('.', first + 1);
        if (second < 0
                || !isCanonical(compact, 0, first)
                || !isCanonical(compact, first + 1, second)
                || !isCanonical(compact, second + 1, compact.length())) {
            return null;
        }
        byte[] octets = compact.getBytes(StandardCharsets.ISO_8859_1);
        return new CompactJws(
                compact.substring(0, first),
                Arrays.copyOf(octets, second),
                BASE64URL.decode(Arrays.copyOfRange(octets, first + 1, second)),
                BASE64URL.decode(Arrays.copyOfRange(octets, second + 1, octets.length)));
    }

    /** The JOSE header's octets. */
    byte[] unverifiedHeader() {
        return BASE64URL.decode(headerSegment);
    }

    /** Whether a segment is the only one that stands for its octets: no padding, no stray character, no spare bit set. */
    private static boolean isCanonical(String compact, int from, int to) {
        int sextet = 0;
        for (int i = from; i < to; i++) {
            char c = compact.charAt(i);
            sextet = c < SEXTETS.length ? SEXTETS[c] : -1;
            if (sextet < 0) {
                return false;
            }
        }
        return switch ((to - from) % 4) {
            case 0 -> to > from;
            case 2 -> (sextet & 0b1111) == 0;
            case 3 -> (sextet & 0b11) == 0;
            default -> false;
        };
    }

    private static byte[] sextets() {
        byte[] sextets = new byte[128];
        Arrays.fill(sextets, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        for (int i = 0; i < alphabet.length(); i++) {
            sextets[alphabet.charAt(i)] = (byte) i;
        }
        return sextets;
    }
}
