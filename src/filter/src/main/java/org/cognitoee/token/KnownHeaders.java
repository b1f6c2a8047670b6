package org.cognitoee.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/**
 * The header segments of tokens that were good. All tokens of a key have the same one, character for character, so it is
 * read once and not in every token. Only the issuers can fill it.
 */
final class KnownHeaders {

    private static final int CAPACITY = 100;

    private final Cache<String, JoseHeader.Named> headers =
            Caffeine.newBuilder().maximumSize(CAPACITY).executor(Runnable::run).build();

    /** What a header segment says, null if no good token had it yet. */
    JoseHeader.@Nullable Named get(String segment) {
        return headers.getIfPresent(segment);
    }

    /** A good token has it. */
    void add(String segment, JoseHeader.Named header) {
        headers.put(segment, header);
    }
}
