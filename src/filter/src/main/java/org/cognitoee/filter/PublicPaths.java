package org.cognitoee.filter;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.cognitoee.settings.PublicPath;
import org.jspecify.annotations.Nullable;

/**
 * Which requests need no token. Decided on the raw request URI, character for character: it is what JAX-RS routes on,
 * while servlet path and path info are decoded, normalised and, on some servers, cut at the first {@code ;}.
 */
final class PublicPaths {

    private static final String ALL_BELOW = "/*";
    private static final String REWRITTEN = ";\\#%";

    /** The methods that are public, by the whole raw URI. */
    private final Map<String, Set<String>> exact = new HashMap<>();

    /** What is public below a URI that ends in a slash: its own methods, and those of the shorter ones around it. */
    private final NavigableMap<String, Area> below = new TreeMap<>();

    /** All URIs that start with this one. */
    private record Area(String start, @Nullable Area around, Set<String> methods) {

        boolean contains(String rawUri, String method) {
            for (Area area = this; area != null; area = area.around) {
                if (rawUri.startsWith(area.start) && area.methods.contains(method)) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * @param contextPath the application's context path, as {@code ServletContext.getContextPath()} has it
     * @param paths what is public below it
     */
    PublicPaths(String contextPath, List<PublicPath> paths) {
        Map<String, Set<String>> areas = new TreeMap<>();
        for (PublicPath path : paths) {
            String uri = contextPath + path.path();
            if (uri.endsWith(ALL_BELOW)) {
                add(areas, uri.substring(0, uri.length() - 1), path.methods());
            } else {
                add(exact, uri, path.methods());
            }
        }
        // in the order of strings, what starts with a URI follows it: the areas around one are there before it
        areas.forEach((start, methods) -> below.put(start, new Area(start, around(start), methods)));
    }

    boolean contain(HttpServletRequest request) {
        String rawUri = rawUri(request);
        if (exact.getOrDefault(rawUri, Set.of()).contains(request.getMethod())) {
            return true;
        }
        if (below.isEmpty() || !isPlain(rawUri)) {
            return false;
        }
        // no area that holds the URI is further than this one: it would have to stand between the two
        Map.Entry<String, Area> nearest = below.floorEntry(rawUri);
        return nearest != null && nearest.getValue().contains(rawUri, request.getMethod());
    }

    /** As the client has sent it: a forward tells its own target instead. */
    private static String rawUri(HttpServletRequest request) {
        return request.getDispatcherType() == DispatcherType.FORWARD
                        && request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI) instanceof String sent
                ? sent
                : request.getRequestURI();
    }

    private @Nullable Area around(String start) {
        Map.Entry<String, Area> before = below.lowerEntry(start);
        @Nullable Area area = before == null ? null : before.getValue();
        while (area != null && !start.startsWith(area.start)) {
            area = area.around;
        }
        return area;
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
                && !rawUri.contains("/./")
                && !rawUri.contains("/../")
                && !rawUri.endsWith("/.")
                && !rawUri.endsWith("/..");
    }

    private static void add(Map<String, Set<String>> paths, String uri, Set<String> methods) {
        paths.computeIfAbsent(uri, unused -> new HashSet<>()).addAll(methods);
    }
}
