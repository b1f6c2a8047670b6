package org.cognitoee.token;

import java.time.Duration;
import java.util.Set;

/**
 * Which tokens are accepted, besides those that the issuers' keys have signed.
 *
 * @param issuers the values of {@code iss}
 * @param clientIds the values of {@code client_id}
 * @param resources the values of {@code aud} for a token that has one
 * @param clockSkew how far the clocks may differ; {@code iat} is always allowed at least 60 s
 * @param maxLength the longest token looked at, in characters
 */
public record TokenPolicy(
        Set<String> issuers, Set<String> clientIds, Set<String> resources, Duration clockSkew, int maxLength) {

    public TokenPolicy {
        issuers = Set.copyOf(issuers);
        clientIds = Set.copyOf(clientIds);
        resources = Set.copyOf(resources);
    }
}
