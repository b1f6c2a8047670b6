package org.cognitoee.token;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cognitoee.problem.Reason;
import org.cognitoee.token.StrictJson.Numeral;
import org.cognitoee.token.Verification.Rejected;
import org.cognitoee.token.Verification.Verified;
import org.jspecify.annotations.Nullable;

/**
 * The claims of a token whose signature is right: are they those of an access token, and is it good now?
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7519#section-4.1">RFC 7519 §4.1</a>
 */
final class SignedClaims {

    private static final Duration MOST_AHEAD = Duration.ofSeconds(60);

    /** Whole seconds below 10<sup>11</sup>: neither milliseconds nor a power of ten. */
    private static final int MOST_DIGITS = 11;

    private final Map<String, Object> claims;
    private final SharedValues shared;

    /** Set by the first claim that is not of its type. */
    private boolean malformed;

    SignedClaims(Map<String, Object> claims, SharedValues shared) {
        this.claims = claims;
        this.shared = shared;
    }

    /** @param key the key that the signature is of */
    Verification verify(TokenPolicy policy, VerificationKey key, Instant now) {
        Instant expiresAt = seconds("exp");
        Instant issuedAt = seconds("iat");
        Instant notBefore = claims.containsKey("nbf") ? seconds("nbf") : Instant.EPOCH;
        if (malformed || issuedAt.isAfter(expiresAt)) {
            return new Rejected(Reason.TOKEN_CLAIMS_INVALID);
        }
        if (!now.isBefore(expiresAt.plus(policy.clockSkew()))) {
            return new Rejected(Reason.TOKEN_EXPIRED);
        }
        if (issuedAt.isAfter(now.plus(longer(policy.clockSkew(), MOST_AHEAD)))
                || notBefore.isAfter(now.plus(policy.clockSkew()))) {
            return new Rejected(Reason.TOKEN_NOT_YET_VALID);
        }
        if (!"access".equals(claims.get("token_use"))) {
            return new Rejected(Reason.TOKEN_USE_REFUSED);
        }
        if (!(claims.get("client_id") instanceof String clientId) || !policy.accepts(key.issuer(), clientId)) {
            return new Rejected(Reason.TOKEN_CLIENT_REFUSED);
        }
        if (claims.containsKey("aud") && Collections.disjoint(audience(), policy.resources())) {
            return new Rejected(Reason.TOKEN_AUDIENCE_REFUSED);
        }
        String subject = text("sub");
        @Nullable String username = optionalText("username");
        @Nullable String scope = optionalText("scope");
        AccessToken token = new AccessToken(
                subject,
                subject.equals(username) ? subject : username,
                shared.clientId(clientId),
                shared.groups(texts("cognito:groups")),
                scope == null ? Set.of() : shared.scopes(scope),
                key.issuer(),
                key.kid(),
                issuedAt,
                expiresAt,
                optionalText("origin_jti"));
        return malformed || !isName(subject) ? new Rejected(Reason.TOKEN_CLAIMS_INVALID) : new Verified(token);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private Instant seconds(String name) {
        if (claims.get(name) instanceof Numeral numeral && isWholeSeconds(numeral.text())) {
            return Instant.ofEpochSecond(Long.parseLong(numeral.text()));
        }
        malformed = true;
        return Instant.EPOCH;
    }

    private static boolean isWholeSeconds(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return text.length() <= MOST_DIGITS;
    }

    private static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private String text(String name) {
        if (claims.get(name) instanceof String text) {
            return text;
        }
        malformed = true;
        return "";
    }

    private @Nullable String optionalText(String name) {
        Object claim = claims.get(name);
        if (claim == null || claim instanceof String) {
            return (String) claim;
        }
        malformed = true;
        return null;
    }

    /** A list of strings, empty where the claim is absent. */
    private List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        Object claim = claims.getOrDefault(name, List.of());
        if (claim instanceof List<?> elements) {
            for (Object element : elements) {
                if (element instanceof String text) {
                    texts.add(text);
                } else {
                    malformed = true;
                }
            }
        } else {
            malformed = true;
        }
        return texts;
    }

    /** RFC 7519 §4.1.3: one string, or a list of them. */
    private List<String> audience() {
        return claims.get("aud") instanceof String one ? List.of(one) : texts("aud");
    }
}
