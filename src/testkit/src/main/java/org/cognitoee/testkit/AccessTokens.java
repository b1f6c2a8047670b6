package org.cognitoee.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Whether an access token still opens Cognito's own API: signed by the pool, for it, not expired, not revoked. */
record AccessTokens(TokenIssuer issuer, AppClients clients, Accounts accounts, SignIns signIns, InstantSource clock) {

    /**
     * Whom an access token belongs to.
     *
     * @param originJti which sign-in it comes from
     */
    record Caller(User user, String originJti) {}

    /** The token's user, or a refusal in Cognito's words. */
    Caller verify(String unverifiedToken) {
        String[] segments = unverifiedToken.split("\\.", -1);
        if (segments.length != 3) {
            throw invalid();
        }
        String kid = JsonText.string(decode(segments[0]), "kid").orElseThrow(AccessTokens::invalid);
        boolean signed = issuer.keys()
                .named(kid)
                .filter(key -> Jws.isSignedBy(key.pair().getPublic(), unverifiedToken))
                .isPresent();
        if (!signed) {
            throw CognitoException.notAuthorized("Could not verify signature for Access Token");
        }
        return callerOf(decode(segments[1]));
    }

    private Caller callerOf(JsonObject claims) {
        if (!claim(claims, "token_use").equals("access")
                || !claim(claims, "iss").equals(issuer.issuer())) {
            throw invalid();
        }
        if (!clock.instant().isBefore(expiry(claims))) {
            throw CognitoException.notAuthorized("Access Token has expired");
        }
        String originJti = claim(claims, "origin_jti");
        if (signIns.isEnded(originJti)) {
            throw CognitoException.notAuthorized("Access Token has been revoked");
        }
        if (!List.of(claim(claims, "scope").split(" ")).contains(TokenIssuer.SELF_SERVICE_SCOPE)) {
            throw CognitoException.notAuthorized("Access Token does not have required scopes");
        }
        clients.named(claim(claims, "client_id"));
        User user = accounts.find(claim(claims, "username")).orElseThrow(CognitoException::userNotFound);
        if (!user.enabled()) {
            throw CognitoException.userDisabled();
        }
        return new Caller(user, originJti);
    }

    private static Instant expiry(JsonObject claims) {
        return claims.get("exp") instanceof JsonNumber exp ? Instant.ofEpochSecond(exp.longValue()) : Instant.EPOCH;
    }

    private static String claim(JsonObject claims, String name) {
        return JsonText.string(claims, name).orElse("");
    }

    private static JsonObject decode(String segment) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(segment), UTF_8))
                    .flatMap(JsonText::parse)
                    .orElseThrow(AccessTokens::invalid);
        } catch (IllegalArgumentException notBase64url) {
            throw invalid();
        }
    }

    private static CognitoException invalid() {
        return CognitoException.notAuthorized("Invalid Access Token");
    }
}
