package org.cognitoee.filter;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import java.util.Set;
import org.cognitoee.problem.Reason;
import org.cognitoee.token.PresentedToken;
import org.jspecify.annotations.Nullable;

/**
 * The cookie that may hold the bearer token, in an application that says so. A browser sends it with whatever page makes
 * a request: it is good for a request that changes something only if that comes from a page of the same origin.
 *
 * @param name the name of the cookie
 * @see <a href="https://www.w3.org/TR/fetch-metadata/">Fetch Metadata Request Headers</a>
 */
record TokenCookie(String name) {

    /** <a href="https://www.rfc-editor.org/rfc/rfc9110#section-9.2.1">RFC 9110 §9.2.1</a>. */
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    /** What a request brings to be let in: an Authorization header, whatever is in it, wins over the cookie. */
    BearerCredentials credentialsOf(HttpServletRequest request) {
        if (request.getHeader("Authorization") != null || request.getCookies() == null) {
            return BearerCredentials.of(request);
        }
        @Nullable String token = null;
        for (Cookie cookie : request.getCookies()) {
            if (cookie.getName().equals(name)) {
                if (token != null) {
                    return new BearerCredentials.None(Reason.CREDENTIALS_REPEATED);
                }
                token = cookie.getValue();
            }
        }
        if (token == null) {
            return new BearerCredentials.None(Reason.TOKEN_MISSING);
        }
        return isSafe(request) || isFromTheSameOrigin(request)
                ? new BearerCredentials.Token(new PresentedToken(token))
                : new BearerCredentials.None(Reason.CROSS_SITE_REQUEST);
    }

    /** An upgrade opens a connection that the safety of its GET says nothing of. */
    private static boolean isSafe(HttpServletRequest request) {
        return SAFE_METHODS.contains(request.getMethod()) && request.getHeader("Upgrade") == null;
    }

    private static boolean isFromTheSameOrigin(HttpServletRequest request) {
        if (request.getHeader("Sec-Fetch-Site") != null) {
            return "same-origin".equals(only(request, "Sec-Fetch-Site"));
        }
        return originOf(request).equals(only(request, "Origin"));
    }

    /** <a href="https://www.rfc-editor.org/rfc/rfc6454#section-6.2">RFC 6454 §6.2</a>. */
    private static String originOf(HttpServletRequest request) {
        String origin = request.getScheme() + "://" + request.getServerName();
        int port = request.getServerPort();
        int usual = request.isSecure() ? 443 : 80;
        return port == usual ? origin : origin + ':' + port;
    }

    /** The value of a header that is there once, else null. */
    private static @Nullable String only(HttpServletRequest request, String header) {
        Enumeration<String> values = request.getHeaders(header);
        String value = values.hasMoreElements() ? values.nextElement() : null;
        return values.hasMoreElements() ? null : value;
    }
}
