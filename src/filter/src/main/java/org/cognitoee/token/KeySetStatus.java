package org.cognitoee.token;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with the keys of an issuer.
 *
 * @param issuer the issuer, as tokens name it
 * @param keyIds the ids of the keys that are usable
 * @param fetchedAt when they were fetched, null if they never were
 * @param nextRefresh when they will be fetched again in the background, null if that is not planned
 * @param attempts how often a fetch was started
 * @param failures how many of them failed, by kind
 * @param unknownKeyIdsRefused how many tokens were refused because they name a key that the issuer does not have
 */
public record KeySetStatus(
        String issuer,
        Set<String> keyIds,
        @Nullable Instant fetchedAt,
        @Nullable Instant nextRefresh,
        long attempts,
        Map<KeyFetchFailure, Long> failures,
        long unknownKeyIdsRefused) {

    public KeySetStatus {
        keyIds = Set.copyOf(keyIds);
        failures = Map.copyOf(failures);
    }
}
