package org.cognitoee.filter;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The signing keys of one issuer, under {@code org.cognitoee:type=JwksCache,application=…,issuer=…}. */
public interface JwksCacheMXBean {

    /** The ids of the keys that are usable now. */
    Set<String> getKeyIds();

    /** How old the keys are, in seconds; null if they were never fetched. */
    @Nullable Long getAgeSeconds();

    /** In how many seconds the keys will be fetched again in the background; null if that is not planned. */
    @Nullable Long getNextRefreshSeconds();

    /** How often a fetch was started. */
    long getAttempts();

    /** How many fetches failed, by kind. */
    Map<String, Long> getFailures();

    /** How many tokens were refused because they name a key that the issuer does not have. */
    long getUnknownKeyIdsRefused();
}
