package org.cognitoee.problem;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Every way in which a request can fail. The reasons are a public contract: {@link #type()} and {@link #status()} of a
 * reason do not change.
 */
public enum Reason {
    TOKEN_MISSING(401, null, "Access token required", "Send an access token in the header Authorization: Bearer."),
    CREDENTIALS_REPEATED(400, "invalid_request", "Ambiguous credentials", "The request brings more than one token."),
    TOKEN_MALFORMED(401, "invalid_token", "Token malformed", "The token is not a JWS in compact serialization."),
    TOKEN_ALGORITHM_REFUSED(
            401, "invalid_token", "Token algorithm refused", "Only tokens signed with RS256 are accepted."),
    TOKEN_ISSUER_UNKNOWN(401, "invalid_token", "Token issuer unknown", "The token is not from this user pool."),
    TOKEN_KEY_UNKNOWN(401, "invalid_token", "Token key unknown", "The user pool has no such signing key."),
    TOKEN_SIGNATURE_INVALID(401, "invalid_token", "Token signature invalid", "The signature does not fit the token."),
    TOKEN_CLAIMS_INVALID(
            401,
            "invalid_token",
            "Token claims invalid",
            "A claim that every access token carries is missing or wrong."),
    TOKEN_EXPIRED(401, "invalid_token", "Token expired", "The access token has expired."),
    TOKEN_NOT_YET_VALID(401, "invalid_token", "Token not yet valid", "The token is from the future."),
    TOKEN_USE_REFUSED(401, "invalid_token", "Not an access token", "The token is not an access token."),
    TOKEN_CLIENT_REFUSED(401, "invalid_token", "Token client refused", "The token was issued to another app client."),
    TOKEN_AUDIENCE_REFUSED(401, "invalid_token", "Token audience refused", "The token is for another resource."),
    TOKEN_REVOKED(401, "invalid_token", "Token revoked", "The sign-in of this token has ended."),
    TOKEN_REFUSED(401, "invalid_token", "Token refused", "The application refuses this access token."),
    CROSS_SITE_REQUEST(
            403, null, "Cross-site request", "A token in a cookie is for requests from the same origin only."),
    INSUFFICIENT_SCOPE(403, "insufficient_scope", "Insufficient scope", "The access token lacks the scope needed."),
    INSUFFICIENT_ROLE(403, "insufficient_scope", "Insufficient role", "The user has no role that allows this."),
    KEYS_UNAVAILABLE(503, null, "Signing keys unavailable", "The signing keys of the user pool cannot be had now."),
    CHECK_UNAVAILABLE(503, null, "Token check unavailable", "The application cannot check access tokens now."),

    INVALID_CREDENTIALS(401, null, "Sign-in failed", "The username or the password is wrong."),
    REFRESH_TOKEN_INVALID(401, null, "Refresh token invalid", "The refresh token is unknown, expired or revoked."),
    USER_NOT_CONFIRMED(403, null, "User not confirmed", "Confirm the sign-up with the code first."),
    PASSWORD_RESET_REQUIRED(403, null, "Password reset required", "The password must be reset before signing in."),
    REQUEST_BLOCKED(403, null, "Request blocked", "The user pool's firewall refused the request."),
    INPUT_INVALID(400, null, "Input invalid", "A member of the request is missing or wrong."),
    PASSWORD_REFUSED(400, null, "Password refused", "The password does not meet the policy of the user pool."),
    CODE_INVALID(400, null, "Code invalid", "The code is wrong, used or expired; ask for a new one."),
    REFUSED_BY_POOL(400, null, "Refused by the user pool", "A rule of the user pool refused the request."),
    USERNAME_EXISTS(409, null, "Username taken", "There is a user of this name already."),
    ALIAS_EXISTS(409, null, "Alias taken", "The e-mail address or phone number belongs to another user."),
    TOO_MANY_ATTEMPTS(429, null, "Too many attempts", "Too many failed attempts; try again later."),
    THROTTLED(429, null, "Too many requests", "The user pool is throttling requests; try again later."),
    CODE_NOT_DELIVERED(503, null, "Code not delivered", "The user pool could not send the code; ask for a new one."),
    POOL_UNAVAILABLE(503, null, "User pool unavailable", "The user pool cannot be reached or failed."),
    POOL_MISCONFIGURED(503, null, "User pool misconfigured", "The user pool refuses this application."),
    SIGN_IN_FLOW_NOT_ENABLED(503, null, "Sign-in not enabled", "The app client does not allow this way to sign in."),

    BAD_REQUEST(400, null, "Bad request", "The request cannot be understood."),
    JSON_MALFORMED(400, null, "JSON malformed", "The body is not one JSON object."),
    NOT_FOUND(404, null, "Not found", "There is no such resource."),
    METHOD_NOT_ALLOWED(405, null, "Method not allowed", "The resource has no such method."),
    NOT_ACCEPTABLE(406, null, "Not acceptable", "The resource answers in application/json only."),
    BODY_TOO_LARGE(413, null, "Body too large", "The body is larger than 64 KiB."),
    MEDIA_TYPE_UNSUPPORTED(415, null, "Media type unsupported", "Send the body as application/json."),
    INTERNAL_ERROR(500, null, "Internal error", "The request failed because of a bug.");

    private final int status;
    private final @Nullable String error;
    private final String title;
    private final String detail;
    private final String type;

    Reason(int status, @Nullable String error, String title, String detail) {
        this.status = status;
        this.error = error;
        this.title = title;
        this.detail = detail;
        this.type = "urn:cognito-ee:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The HTTP status code. */
    public int status() {
        return status;
    }

    /** The error code of RFC 6750 §3.1, or null where none applies. */
    public @Nullable String error() {
        return error;
    }

    /** The problem type of RFC 9457, {@code urn:cognito-ee:problem:<reason>}. */
    public String type() {
        return type;
    }

    /** A short summary, the same at every occurrence. */
    public String title() {
        return title;
    }

    /** One sentence for whoever reads the answer, the same at every occurrence. */
    public String detail() {
        return detail;
    }
}
