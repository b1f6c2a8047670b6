package org.cognitoee.filter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.cognitoee.settings.PublicPath;
import org.cognitoee.settings.PublicPathText;

/** Any request, its method and its raw URI on the first line, to an application with any setting, which is the rest. */
class PublicPathsFuzzTest {

    private static final Set<String> REWRITTEN_SEGMENTS = Set.of("", ".", "..");
    private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x7e&&[^;\\\\#%]]+");

    @FuzzTest
    void anyRequest_isPublicOnlyByWhatIsListed(byte[] input) {
        String[] lines = new String(input, UTF_8).split("\n", 2);
        String[] request = lines[0].split(" ", 2);
        String method = request[0];
        String rawUri = request.length == 2 ? request[1] : "";
        String setting = lines.length == 2 ? lines[1] : "";

        List<String> faults = new ArrayList<>();
        List<PublicPath> listed = PublicPathText.parse(setting, faults);
        assertEquals((setting.trim().split("\\s+", -1).length + 1) / 2, listed.size() + faults.size());
        for (String context : List.of("", "/shop")) {
            PublicPaths paths = new PublicPaths(context, listed);
            assertEquals(
                    listed.stream().anyMatch(path -> opens(context, path, method, rawUri)),
                    contains(paths, method, rawUri));
            listed.stream().limit(2).forEach(path -> assertOpen(context, paths, path));
        }
    }

    /** What is listed opens itself, by each of its methods, and neither its parent nor anything with a slash behind. */
    private static void assertOpen(String context, PublicPaths paths, PublicPath path) {
        String uri = context + path.path().replace("*", "a");
        assertFalse(path.methods().isEmpty());
        for (String method : path.methods().stream().limit(2).toList()) {
            assertTrue(method.chars().allMatch(c -> 'A' <= c && c <= 'Z') && !method.isEmpty());
            assertTrue(contains(paths, method, uri));
            assertFalse(contains(paths, method, uri + '/'));
            assertFalse(contains(paths, method, uri + "/../x"));
            assertFalse(contains(paths, method, uri + ";x"));
            assertFalse(contains(paths, method, '/' + uri));
            assertFalse(contains(paths, method.toLowerCase(Locale.ROOT), uri));
        }
    }

    private static boolean opens(String context, PublicPath path, String method, String rawUri) {
        if (!path.methods().contains(method)) {
            return false;
        }
        String uri = context + path.path();
        if (!uri.endsWith("*")) {
            return uri.equals(rawUri);
        }
        return rawUri.startsWith(uri.substring(0, uri.length() - 1))
                && PLAIN.matcher(rawUri).matches()
                && Arrays.stream(rawUri.substring(1).split("/", -1)).noneMatch(REWRITTEN_SEGMENTS::contains);
    }

    private static boolean contains(PublicPaths paths, String method, String rawUri) {
        return paths.contain(new StubRequest(method, rawUri).asRequest());
    }
}
