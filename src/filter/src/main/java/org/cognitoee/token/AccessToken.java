package org.cognitoee.token;

import java.security.Principal;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The verified claims of an access token, the caller of a request. It does not hold the token itself.
 *
 * @param subject {@code sub}: the user's id in the pool, or the app client's own for a machine
 * @param username {@code username}, null in a token of the client-credentials grant
 * @param clientId {@code client_id}: the app client that the token was issued to
 * @param groups the claim {@code cognito:groups}, empty when the user has none
 * @param scopes what the token allows, from the claim of that name, split at its spaces
 * @param issuer {@code iss}
 * @param keyId {@code kid} of the header: the key that signed
 * @param issuedAt {@code iat}
 * @param expiresAt {@code exp}
 * @param originId {@code origin_jti}: the sign-in that all its tokens share, null where there was none
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html">Understanding
 *     the access token</a>
 */
public record AccessToken(
        String subject,
        @Nullable String username,
        String clientId,
        Set<String> groups,
        Set<String> scopes,
        String issuer,
        String keyId,
        Instant issuedAt,
        Instant expiresAt,
        @Nullable String originId)
        implements Principal {

    public AccessToken {
        groups = Set.copyOf(groups);
        scopes = Set.copyOf(scopes);
    }

    /** The {@link #subject()}. */
    @Override
    public String getName() {
        return subject;
    }

    /** Nothing of the claims, so that no log shows them. */
    @Override
    public String toString() {
        return "AccessToken[redacted]";
    }
}
