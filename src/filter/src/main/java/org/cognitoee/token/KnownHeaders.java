package org.cognitoee.token;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The header segments of tokens that were good. All tokens of a key have the same one, character for character, so it is
 * read once and not in every token. Only the issuers can fill it.
 */
final class KnownHeaders {

    private static final int CAPACITY = 100;

    /** Its own octets, none of the token's behind it. */
    private record Known(ByteBuffer segment, JoseHeader.Named header) {}

    private final Map<ByteBuffer, Known> headers = new ConcurrentHashMap<>();

    /** Found last: most often the next token has it too, and to compare costs less than to look up. */
    private volatile @Nullable Known latest;

    /** What a header segment says, null if no good token had it yet. */
    JoseHeader.@Nullable Named get(ByteBuffer segment) {
        Known known = latest;
        if (known == null || !known.segment().equals(segment)) {
            known = headers.get(segment);
            if (known == null) {
                return null;
            }
            latest = known;
        }
        return known.header();
    }

    /** A good token has it. One that does not fit in is read in every token, and no harm done. */
    void add(ByteBuffer segment, JoseHeader.Named header) {
        if (headers.size() < CAPACITY) {
            byte[] octets = new byte[segment.remaining()];
            segment.duplicate().get(octets);
            Known known = new Known(ByteBuffer.wrap(octets), header);
            headers.put(known.segment(), known);
        }
    }
}
