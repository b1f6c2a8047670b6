package org.cognitoee.problem;

import org.jspecify.annotations.Nullable;

/**
 * The value of {@code WWW-Authenticate} that goes with a refusal.
 *
 * @param reason why the request was refused
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6750#section-3">RFC 6750 §3</a>
 */
public record Challenge(Reason reason) {

    private static final String REALM = "Bearer realm=\"cognito\"";

    /** Whether a refusal for this reason carries a challenge: a 401, a 403, and whatever has an error code. */
    public boolean isCalledFor() {
        return reason.status() == 401 || reason.status() == 403 || reason.error() != null;
    }

    /** The header's value; without {@code error} where the request was not refused for its token. */
    public String text() {
        @Nullable String error = reason.error();
        return error == null
                ? REALM
                : REALM + ", error=\"" + error + "\", error_description=\"" + reason.detail() + '"';
    }
}
