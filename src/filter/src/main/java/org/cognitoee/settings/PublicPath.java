package org.cognitoee.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A path that needs no token, and the methods it is public for.
 *
 * @param methods the HTTP methods as they stand on the wire; HEAD and OPTIONS only where listed
 * @param path the path below the context path as it stands on the wire; one that ends in {@code /*} means all below it
 */
public record PublicPath(Set<String> methods, String path) {

    private static final Pattern METHODS = Pattern.compile("[A-Z]+(,[A-Z]+)*");

    /** Segments that need no decoding and no normalising, none of them a dot segment, and no slash at the end. */
    private static final Pattern PATH = Pattern.compile("(/(?!\\.{1,2}(/|$))[A-Za-z0-9._~-]+)+(/\\*)?");

    public PublicPath {
        methods = Set.copyOf(methods);
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
            String methods = words[i];
            String path = i + 1 < words.length ? words[i + 1] : "";
            if (METHODS.matcher(methods).matches() && PATH.matcher(path).matches()) {
                paths.add(new PublicPath(Set.copyOf(List.of(methods.split(",", -1))), path));
            } else {
                faults.add("cognito.public-paths has '" + (methods + ' ' + path).trim()
                        + "' where METHOD[,METHOD] /path is expected");
            }
        }
        return paths;
    }
}
