package org.cognitoee.token;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of an issuer as one fetch brought them.
 *
 * @param keys the keys by their ids
 * @param fetchedAt when they were fetched
 * @param usableUntil until when they serve even if no newer ones can be had
 */
record KeySet(Map<String, VerificationKey> keys, Instant fetchedAt, Instant usableUntil) {

    /** What there is before the first fetch. */
    static final KeySet NONE = new KeySet(Map.of(), Instant.EPOCH, Instant.MIN);

    @Nullable VerificationKey key(String kid, Instant now) {
        return now.isBefore(usableUntil) ? keys.get(kid) : null;
    }

    KeySet usableUntil(Instant limit) {
        return limit.isBefore(usableUntil) ? new KeySet(keys, fetchedAt, limit) : this;
    }
}
