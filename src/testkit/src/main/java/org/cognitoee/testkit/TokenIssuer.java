package org.cognitoee.testkit;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.cognitoee.testkit.SigningKeys.SigningKey;

/**
 * The pool's tokens: Cognito's claims in Cognito's order, and a header of {@code kid} and {@code alg} alone.
 *
 * @param issuer the claim {@code iss}
 * @param keys what signs
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html">
 *     The access token</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html">
 *     The ID token</a>
 */
record TokenIssuer(String issuer, SigningKeys keys) {

    /** The scope of every token that comes from the API and not from the hosted pages. */
    static final String SELF_SERVICE_SCOPE = "aws.cognito.signin.user.admin";

    String accessToken(User user, SignIn signIn, Instant now, Duration lifetime) {
        return signed(keys.forAccessTokens(), accessClaims(user, signIn, now, lifetime));
    }

    String idToken(User user, SignIn signIn, Instant now, Duration lifetime) {
        return signed(keys.forIdTokens(), idClaims(user, signIn, now, lifetime));
    }

    JsonObject accessClaims(User user, SignIn signIn, Instant now, Duration lifetime) {
        return addTimes(
                        subjectAndGroups(user)
                                .add("iss", issuer)
                                .add("client_id", signIn.clientId())
                                .add("origin_jti", signIn.originJti())
                                .add("event_id", signIn.eventId())
                                .add("token_use", "access")
                                .add("scope", SELF_SERVICE_SCOPE),
                        signIn,
                        now,
                        lifetime)
                .add("username", user.username())
                .build();
    }

    JsonObject idClaims(User user, SignIn signIn, Instant now, Duration lifetime) {
        JsonObjectBuilder claims = addTimes(
                subjectAndGroups(user)
                        .add("iss", issuer)
                        .add("cognito:username", user.username())
                        .add("origin_jti", signIn.originJti())
                        .add("aud", signIn.clientId())
                        .add("event_id", signIn.eventId())
                        .add("token_use", "id"),
                signIn,
                now,
                lifetime);
        user.attributes().forEach((name, value) -> addAttribute(claims, name, value));
        return claims.build();
    }

    static JsonObject header(SigningKey key) {
        return JsonText.object().add("kid", key.kid()).add("alg", "RS256").build();
    }

    private static String signed(SigningKey key, JsonObject claims) {
        return Jws.compact(header(key).toString(), claims.toString(), key::sign);
    }

    private static JsonObjectBuilder subjectAndGroups(User user) {
        JsonObjectBuilder claims = JsonText.object().add("sub", user.sub());
        if (!user.groups().isEmpty()) {
            claims.add("cognito:groups", JsonText.array(user.groups()));
        }
        return claims;
    }

    private static JsonObjectBuilder addTimes(JsonObjectBuilder claims, SignIn signIn, Instant now, Duration lifetime) {
        return claims.add("auth_time", signIn.authTime().getEpochSecond())
                .add("exp", now.plus(lifetime).getEpochSecond())
                .add("iat", now.getEpochSecond())
                .add("jti", UUID.randomUUID().toString());
    }

    private static void addAttribute(JsonObjectBuilder claims, String name, String value) {
        if (name.equals("email_verified") || name.equals("phone_number_verified")) {
            claims.add(name, Boolean.parseBoolean(value));
        } else {
            claims.add(name, value);
        }
    }
}
