package org.cognitoee.filter;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cognitoee.settings.PublicPath;

/**
 * Which requests need no token. Decided on the raw request URI, character for character: it is what JAX-RS routes on,
 * while servlet path and path info are decoded, normalised and, on some servers, cut at the first {@code ;}.
 */
final class PublicPaths {

    private static final String ALL_BELOW = "/*";
    private static final String REWRITTEN = ";\\#%";

    /** The methods that are public, by the whole raw URI, and by what it starts with, up to a slash. */
    private final Map<String, Set<String>> exact = new HashMap<>();

    private final Map<String, Set<String>> below = new HashMap<>();

    /**
     * @param contextPath the application's context path, as {@code ServletContext.getContextPath()} has it
     * @param paths what is public below it
     */
    PublicPaths(String contextPath, List<PublicPath> paths) {
        for (PublicPath path : paths) {
            String uri = contextPath + path.path();
            if (uri.endsWith(ALL_BELOW)) {
                add(below, uri.substring(0, uri.length() - 1), path.methods());
            } else {
                add(exact, uri, path.methods());
            }
        }
    }

    boolean contain(HttpServletRequest request) {
        String rawUri = request.getRequestURI();
        if (exact.getOrDefault(rawUri, Set.of()).contains(request.getMethod())) {
            return true;
        }
        return !below.isEmpty() && isPlain(rawUri) && isBelow(rawUri, request.getMethod());
    }

    private boolean isBelow(String rawUri, String method) {
        for (int slash = rawUri.lastIndexOf('/'); slash >= 0; slash = rawUri.lastIndexOf('/', slash - 1)) {
            Set<String> methods = below.get(rawUri.substring(0, slash + 1));
            if (methods != null && methods.contains(method)) {
                return true;
            }
        }
        return false;
    }

    /** Whether there is nothing to decode or to normalise in a URI, so that everybody reads it the same way. */
    private static boolean isPlain(String rawUri) {
        for (int i = 0; i < rawUri.length(); i++) {
            char c = rawUri.charAt(i);
            if (c <= ' ' || c > '~' || REWRITTEN.indexOf(c) >= 0) {
                return false;
            }
        }
        return !rawUri.endsWith("/")
                && !rawUri.contains("//")
                && !(rawUri + '/').contains("/./")
                && !(rawUri + '/').contains("/../");
    }

    private static void add(Map<String, Set<String>> paths, String uri, Set<String> methods) {
        paths.computeIfAbsent(uri, unused -> new HashSet<>()).addAll(methods);
    }
}
