package org.cognitoee.userpool;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.cognitoee.settings.ClientSecret;
import org.cognitoee.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * How this application shows the user pool which app client it is.
 *
 * @param clientId the id of the app client
 * @param clientSecret its secret, or null where it has none
 */
record ClientCredentials(String clientId, @Nullable ClientSecret clientSecret) {

    private static final String HMAC_SHA256 = "HmacSHA256";

    /** One, or two while the client's secret is being rotated. */
    static List<ClientCredentials> of(Settings settings) {
        String clientId = settings.clientIds().get(0);
        List<ClientSecret> secrets = settings.clientSecrets();
        return secrets.isEmpty()
                ? List.of(new ClientCredentials(clientId, null))
                : secrets.stream()
                        .map(secret -> new ClientCredentials(clientId, secret))
                        .toList();
    }

    /** The secret itself, for the operations that take it, or null where there is none. */
    @Nullable String secret() {
        return clientSecret == null ? null : clientSecret.value();
    }

    /**
     * The SECRET_HASH of a request about a user, or null where there is no secret.
     *
     * @param username the username, as it stands in the request
     * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html#cognito-user-pools-computing-secret-hash">Computing
     *     secret hash values</a>
     */
    @Nullable String secretHash(String username) {
        if (clientSecret == null) {
            return null;
        }
        try {
            Mac mac = Mac.getInstance(HMAC_SHA256);
            mac.init(new SecretKeySpec(clientSecret.value().getBytes(StandardCharsets.UTF_8), HMAC_SHA256));
            byte[] hash = mac.doFinal((username + clientId).getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC_SHA256, e);
        }
    }
}
