package org.cognitoee.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.cognitoee.settings.PublicPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns within and beside each other, decided as by looking at one after the other. */
class PublicPathsGeneratedTest {

    /** Characters before and after the slash, and letters that are close to each other. */
    private static final List<String> SEGMENTS = List.of("a", "b", "ab", "a-", "a.", "a0", "b-c", "B", "~", "-", "_");

    private static final List<String> METHODS = List.of("GET", "POST", "PUT");

    @ParameterizedTest
    @CsvSource({
        "GET, /a/x, true",
        "GET, /a/b/x, true",
        "GET, /a/b-c/x, true",
        "GET, /a/b/c/d/x, true",
        "POST, /a/b/x, true",
        "POST, /a/b/c/x, true",
        "POST, /a/x, false",
        "POST, /a/b, false",
        "POST, /a/b-c/x, false",
        "POST, /a/bb/x, false",
        "POST, /a/b/c/d/x, true",
        "PUT, /a/b-c/x, true",
        "PUT, /a/b/x, false",
        "PUT, /a/b-d/x, false",
        "DELETE, /a/b/c/d/x, true",
        "DELETE, /a/b/c/x, false",
        "GET, /b/x, false",
        "GET, /A/x, false",
    })
    void patternsWithinAndBesideEachOther_areEachForTheirOwnMethods(String method, String uri, boolean isPublic) {
        PublicPaths paths = new PublicPaths(
                "",
                List.of(
                        path("GET", "/a/*"),
                        path("POST", "/a/b/*"),
                        path("PUT", "/a/b-c/*"),
                        path("DELETE", "/a/b/c/d/*")));
        assertEquals(isPublic, contains(paths, method, uri));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/shop", "/a", "/a/b"})
    void anyListOfPaths_isDecidedAsByLookingAtEach(String contextPath) {
        Random random = new Random(20261123);
        int open = 0;
        for (int list = 0; list < 400; list++) {
            List<PublicPath> listed = new ArrayList<>();
            for (int i = random.nextInt(12); i >= 0; i--) {
                String path = path(random) + (random.nextInt(3) > 0 ? "/*" : "");
                listed.add(path(METHODS.get(random.nextInt(METHODS.size())), path));
            }
            PublicPaths paths = new PublicPaths(contextPath, listed);
            for (int i = 0; i < 100; i++) {
                String method = METHODS.get(random.nextInt(METHODS.size()));
                String uri = (random.nextInt(10) > 0 ? contextPath : "") + path(random);
                boolean expected = isListed(contextPath, listed, method, uri);
                assertEquals(expected, contains(paths, method, uri), () -> method + ' ' + uri + " of " + listed);
                open += expected ? 1 : 0;
            }
        }
        assertTrue(open > 1_000, open + " were public");
    }

    @Test
    void thousandPatterns_areDecidedAsByLookingAtEach() {
        List<PublicPath> listed = IntStream.range(0, 1000)
                .mapToObj(i -> path(METHODS.get(i % 2), "/p" + i + "/*"))
                .toList();
        PublicPaths paths = new PublicPaths("/shop", listed);
        for (int i = 0; i < 1100; i++) {
            for (String method : METHODS) {
                String uri = "/shop/p" + i + "/x";
                assertEquals(i < 1000 && method.equals(METHODS.get(i % 2)), contains(paths, method, uri), uri);
            }
        }
    }

    /** Of the URIs made here, all are plain. */
    private static boolean isListed(String contextPath, List<PublicPath> listed, String method, String uri) {
        return listed.stream().filter(path -> path.methods().contains(method)).anyMatch(path -> {
            String whole = contextPath + path.path();
            return whole.endsWith("/*")
                    ? uri.startsWith(whole.substring(0, whole.length() - 1)) && uri.length() >= whole.length()
                    : uri.equals(whole);
        });
    }

    private static String path(Random random) {
        StringBuilder path = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            path.append('/').append(SEGMENTS.get(random.nextInt(SEGMENTS.size() - (i > 1 ? 6 : 0))));
        }
        return path.toString();
    }

    private static PublicPath path(String method, String path) {
        return new PublicPath(Set.of(method), path);
    }

    private static boolean contains(PublicPaths paths, String method, String uri) {
        return paths.contain(new StubRequest(method, uri).asRequest());
    }
}
