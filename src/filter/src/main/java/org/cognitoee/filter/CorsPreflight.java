package org.cognitoee.filter;

import jakarta.servlet.http.HttpServletRequest;

/**
 * The question of a browser whether another origin's page may make a request; it carries no credentials, and it is the
 * application's own CORS filter that answers it.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#cors-preflight-request">CORS-preflight request</a>
 */
final class CorsPreflight {

    private CorsPreflight() {}

    /** Whether a request is a preflight and nothing else: no body comes with it. */
    static boolean isOne(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS")
                && request.getHeader("Origin") != null
                && request.getHeader("Access-Control-Request-Method") != null
                && request.getContentLengthLong() <= 0
                && request.getHeader("Transfer-Encoding") == null;
    }
}
