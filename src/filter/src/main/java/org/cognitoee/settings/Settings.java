package org.cognitoee.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one application, complete and checked.
 *
 * @param userPoolId the id of the user pool
 * @param clientIds the app clients of the user pool, at least one; the first one signs in
 * @param clientSecrets the secrets of the first app client: none, one, or two during a rotation
 * @param region the AWS Region of the user pool
 * @param endpoint where the user pool's API is, or null for AWS's own of the Region
 * @param jwksUris the accepted issuers, those of the user pool first, each with the address of its key set
 * @param trustedIssuers the same issuers, each with the app clients whose tokens are accepted from it
 * @param resources the values of {@code aud} that are accepted where a token has one
 * @param clockSkew how far the clocks may differ; {@code iat} is always allowed at least 60 s
 * @param maxTokenLength the longest token looked at, in characters
 * @param verifiedTokens how many tokens that were good are known again without a signature check at most, 0 for none
 * @param signatureProvider the JCA provider that checks signatures, or null for the JDK's choice
 * @param roleMapping the roles of each group that is not simply a role of its own name
 * @param publicPaths what needs no token
 * @param corsPreflight whether a CORS preflight needs no token either
 * @param tokenCookie the cookie that may hold the token, or null for the Authorization header alone
 */
public record Settings(
        String userPoolId,
        List<String> clientIds,
        List<ClientSecret> clientSecrets,
        String region,
        @Nullable URI endpoint,
        Map<String, URI> jwksUris,
        Map<String, Set<String>> trustedIssuers,
        Set<String> resources,
        Duration clockSkew,
        int maxTokenLength,
        int verifiedTokens,
        @Nullable String signatureProvider,
        Map<String, Set<String>> roleMapping,
        List<PublicPath> publicPaths,
        boolean corsPreflight,
        @Nullable String tokenCookie) {

    public Settings {
        clientIds = List.copyOf(clientIds);
        clientSecrets = List.copyOf(clientSecrets);
        jwksUris = Collections.unmodifiableMap(new LinkedHashMap<>(jwksUris));
        trustedIssuers = Map.copyOf(trustedIssuers);
        resources = Set.copyOf(resources);
        roleMapping = Map.copyOf(roleMapping);
        publicPaths = List.copyOf(publicPaths);
    }

    /**
     * Reads and checks all settings.
     *
     * @throws SettingsException naming every setting that is missing or wrong
     */
    public static Settings read(SettingsSources sources) {
        return new SettingsReader(sources).read();
    }
}
