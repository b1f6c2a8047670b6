package org.cognitoee.token;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which tokens are accepted, besides those that the issuers' keys have signed.
 *
 * @param clientIds the values of {@code iss}, each with the values of {@code client_id} that are accepted from that issuer
 * @param resources the values of {@code aud} for a token that has one
 * @param clockSkew how far the clocks may differ; {@code iat} is always allowed at least 60 s
 * @param maxLength the longest token looked at, in characters
 */
public record TokenPolicy(
        Map<String, Set<String>> clientIds, Set<String> resources, Duration clockSkew, int maxLength) {

    public TokenPolicy {
        Map<String, Set<String>> copies = new HashMap<>();
        clientIds.forEach((issuer, ids) -> copies.put(issuer, Set.copyOf(ids)));
        clientIds = Map.copyOf(copies);
        resources = Set.copyOf(resources);
    }

    /** The accepted values of {@code iss}. */
    public Set<String> issuers() {
        return clientIds.keySet();
    }

    /** Whether a token of this issuer may be of this app client: one pool's client is a stranger to another. */
    boolean accepts(String issuer, String clientId) {
        return clientIds.getOrDefault(issuer, Set.of()).contains(clientId);
    }
}
