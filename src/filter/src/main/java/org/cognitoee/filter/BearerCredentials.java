package org.cognitoee.filter;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import org.cognitoee.problem.Reason;
import org.cognitoee.token.PresentedToken;

/**
 * What a request brings to be let in: one bearer token, or the reason why there is none to look at.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6750#section-2.1">RFC 6750 §2.1</a>
 */
sealed interface BearerCredentials {

    /** A token of which nothing is known yet. */
    record Token(PresentedToken presented) implements BearerCredentials {}

    /** No token, or no telling which. */
    record None(Reason reason) implements BearerCredentials {}

    /** Reads the one Authorization header; a token in the query or in a form means nothing. */
    static BearerCredentials of(HttpServletRequest request) {
        Enumeration<String> headers = request.getHeaders("Authorization");
        if (!headers.hasMoreElements()) {
            return new None(Reason.TOKEN_MISSING);
        }
        String credentials = headers.nextElement();
        if (headers.hasMoreElements()) {
            return new None(Reason.CREDENTIALS_REPEATED);
        }
        String scheme = "Bearer ";
        if (!credentials.regionMatches(true, 0, scheme, 0, scheme.length())) {
            return new None(Reason.TOKEN_MISSING);
        }
        int start = scheme.length();
        while (start < credentials.length() && credentials.charAt(start) == ' ') {
            start++;
        }
        return new Token(new PresentedToken(credentials, start));
    }
}
