package org.cognitoee.token;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The header segments of tokens that were good. All tokens of a key have the same one, character for character, so it is
 * read once and not in every token. Only the issuers can fill it.
 */
final class KnownHeaders {

    private static final int CAPACITY = 100;

    private final Map<String, JoseHeader.Named> headers = new ConcurrentHashMap<>();

    /** What a header segment says, null if no good token had it yet. */
    JoseHeader.@Nullable Named get(String segment) {
        return headers.get(segment);
    }

    /** A good token has it. One that does not fit in is read in every token, and no harm done. */
    void add(String segment, JoseHeader.Named header) {
        if (headers.size() < CAPACITY) {
            headers.put(segment, header);
        }
    }
}
