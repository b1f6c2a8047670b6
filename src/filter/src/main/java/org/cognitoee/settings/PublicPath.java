package org.cognitoee.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A path that needs no token, and the methods it is public for. An application lists them in its own {@code web.xml}, or
 * has CDI beans of this type, each of which is one more:
 *
 * <pre>{@code
 * @Produces
 * PublicPath health() {
 *     return PublicPath.of("GET,HEAD /health");
 * }
 * }</pre>
 *
 * @param methods the HTTP methods as they stand on the wire; HEAD and OPTIONS only where listed
 * @param path the path below the context path as it stands on the wire; one that ends in {@code /*} means all below it
 */
public record PublicPath(Set<String> methods, String path) {

    private static final String EXPECTED = "METHOD[,METHOD] /path";

    private static final Pattern METHOD = Pattern.compile("[A-Z]+");

    /** Segments that need no decoding and no normalising, none of them a dot segment, and no slash at the end. */
    private static final Pattern PATH = Pattern.compile("(/(?!\\.{1,2}(/|$))[A-Za-z0-9._~-]+)+(/\\*)?");

    /** @throws IllegalArgumentException if it could not stand in the setting {@code cognito.public-paths} */
    public PublicPath {
        methods = Set.copyOf(methods);
        if (!isOne(methods, path)) {
            throw new IllegalArgumentException("A public path is '" + String.join(",", new TreeSet<>(methods)) + ' '
                    + path + "' where " + EXPECTED + " is expected");
        }
    }

    /**
     * Reads an entry as it stands in the setting {@code cognito.public-paths}: {@code METHOD[,METHOD] /path}.
     *
     * @throws IllegalArgumentException if it cannot be read
     */
    public static PublicPath of(String entry) {
        String[] words = entry.trim().split("\\s+", 2);
        return new PublicPath(methods(words[0]), words.length > 1 ? words[1] : "");
    }

    /**
     * Reads the setting {@code cognito.public-paths}: {@code METHOD[,METHOD] /path}, separated by white space.
     *
     * @param faults takes a sentence for each entry that cannot be read
     */
    static List<PublicPath> parse(String text, List<String> faults) {
        List<PublicPath> paths = new ArrayList<>();
        String[] words = text.trim().split("\\s+", -1);
        for (int i = 0; i < words.length; i += 2) {
            Set<String> methods = methods(words[i]);
            String path = i + 1 < words.length ? words[i + 1] : "";
            if (isOne(methods, path)) {
                paths.add(new PublicPath(methods, path));
            } else {
                faults.add("cognito.public-paths has '" + (words[i] + ' ' + path).trim() + "' where " + EXPECTED
                        + " is expected");
            }
        }
        return paths;
    }

    private static boolean isOne(Set<String> methods, String path) {
        return !methods.isEmpty()
                && methods.stream().allMatch(method -> METHOD.matcher(method).matches())
                && PATH.matcher(path).matches();
    }

    private static Set<String> methods(String joined) {
        return Set.copyOf(List.of(joined.split(",", -1)));
    }
}
