package org.cognitoee.testkit;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sign-ins, their refresh tokens, and which of them have been ended.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html">
 *     Refresh tokens</a>
 */
final class SignIns {

    private static final int TOKEN_BYTES = 96;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, RefreshToken> refreshTokens = new HashMap<>();
    private final Set<String> endedOrigins = new HashSet<>();

    /** A refresh token; {@code spentAt} is when rotation first replaced it. */
    private record RefreshToken(
            SignIn signIn, Instant expires, @Nullable Instant spentAt) {}

    /**
     * What a refresh token gave.
     *
     * @param signIn the sign-in that goes on
     * @param refreshToken the one to use from now on, if it is another one
     */
    record Refreshed(SignIn signIn, Optional<String> refreshToken) {}

    /** A new refresh token for this sign-in. */
    synchronized String issue(SignIn signIn, Instant expires) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Jws.base64url(bytes);
        refreshTokens.put(token, new RefreshToken(signIn, expires, null));
        return token;
    }

    /** The sign-in that this client's refresh token belongs to, as long as it can be used. */
    synchronized SignIn peek(String token, String clientId, Instant now) {
        return usable(token, clientId, now).signIn();
    }

    /** Uses a refresh token; where the client rotates, this spends it and gives its replacement. */
    synchronized Refreshed refresh(String token, AppClient client, Instant now) {
        RefreshToken used = usable(token, client.id(), now);
        if (client.refreshTokenRotation().isEmpty()) {
            return new Refreshed(used.signIn(), Optional.empty());
        }
        Instant spentAt = used.spentAt() == null ? now : used.spentAt();
        Duration grace = client.refreshTokenRotation().get();
        if (used.spentAt() != null && !now.isBefore(spentAt.plus(grace))) {
            throw CognitoException.refreshTokenReused();
        }
        refreshTokens.put(token, new RefreshToken(used.signIn(), used.expires(), spentAt));
        // the replacement lives as long as the first one would have
        return new Refreshed(used.signIn(), Optional.of(issue(used.signIn(), used.expires())));
    }

    /** Ends the sign-in of a refresh token; a token of another client, or of nobody, ends nothing. */
    synchronized void revoke(String token, String clientId) {
        RefreshToken revoked = refreshTokens.get(token);
        if (revoked != null && revoked.signIn().clientId().equals(clientId)) {
            end(revoked.signIn().originJti());
        }
    }

    /** Ends all sign-ins of a user. */
    synchronized void endAll(String username) {
        refreshTokens.values().stream()
                .map(RefreshToken::signIn)
                .filter(signIn -> signIn.username().equals(username))
                .map(SignIn::originJti)
                .forEach(this::end);
    }

    /** Ends one sign-in. */
    synchronized void end(String originJti) {
        endedOrigins.add(originJti);
    }

    synchronized boolean isEnded(String originJti) {
        return endedOrigins.contains(originJti);
    }

    private RefreshToken usable(String token, String clientId, Instant now) {
        RefreshToken found = refreshTokens.get(token);
        if (found == null || !found.signIn().clientId().equals(clientId)) {
            throw CognitoException.notAuthorized("Invalid Refresh Token");
        }
        if (isEnded(found.signIn().originJti())) {
            throw CognitoException.notAuthorized("Refresh Token has been revoked");
        }
        if (!now.isBefore(found.expires())) {
            throw CognitoException.notAuthorized("Refresh Token has expired");
        }
        return found;
    }
}
