package org.cognitoee.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicPathTest {

    @Test
    void severalEntries_areReadWithTheirMethods() {
        List<String> faults = new ArrayList<>();
        List<PublicPath> paths = PublicPath.parse("""

                POST      /auth/login
                GET,HEAD  /auth/login/app.js\tGET /assets/* OPTIONS,POST /a-b_c~d/..e/.well-known
                """, faults);
        assertEquals(List.of(), faults);
        assertEquals(
                List.of(
                        new PublicPath(Set.of("POST"), "/auth/login"),
                        new PublicPath(Set.of("GET", "HEAD"), "/auth/login/app.js"),
                        new PublicPath(Set.of("GET"), "/assets/*"),
                        new PublicPath(Set.of("OPTIONS", "POST"), "/a-b_c~d/..e/.well-known")),
                paths);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /",
                "GET /*",
                "GET /a/",
                "GET a",
                "GET //a",
                "GET /a//b",
                "GET /.",
                "GET /..",
                "GET /a/./b",
                "GET /a/../b",
                "GET /a/..",
                "GET /../*",
                "GET /a/..;/b",
                "GET /a;b",
                "GET /a%20b",
                "GET /%61",
                "GET /a?b",
                "GET /a#b",
                "GET /a\\b",
                "GET /a*",
                "GET /*/a",
                "GET /a/**",
                "GET /a/*/b",
                "GET /é",
                "get /a",
                "Get /a",
                "GET, /a",
                "GET,,POST /a",
                ",GET /a",
                "GET;POST /a",
                "* /a",
                "GET",
                "/a",
                "/a GET",
            })
    void entryThatIsNotMethodsAndAPlainPath_isAFaultThatNamesIt(String entry) {
        List<String> faults = new ArrayList<>();
        assertEquals(List.of(), PublicPath.parse(entry, faults));
        assertEquals(
                List.of("cognito.public-paths has '" + entry + "' where METHOD[,METHOD] /path is expected"), faults);
    }

    @Test
    void entryInCode_isReadAsInTheSetting() {
        assertEquals(new PublicPath(Set.of("GET", "HEAD"), "/assets/*"), PublicPath.of(" GET,HEAD \t/assets/*\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "GET", "/a", "get /a", "GET, /a", "GET, POST /a", "GET /a/", "GET /*", "GET /a POST /b"
            })
    void entryInCodeThatCouldNotStandInTheSetting_isRefused(String entry) {
        assertThrows(IllegalArgumentException.class, () -> PublicPath.of(entry));
    }

    static Stream<Arguments> parts() {
        return Stream.of(
                Arguments.of(Set.of(), "/a", "' /a'"),
                Arguments.of(Set.of("GET,POST"), "/a", "'GET,POST /a'"),
                Arguments.of(Set.of("POST", "get"), "/a", "'POST,get /a'"),
                Arguments.of(Set.of("GET"), "/a/../b", "'GET /a/../b'"),
                Arguments.of(Set.of("GET"), "", "'GET '"));
    }

    @ParameterizedTest
    @MethodSource("parts")
    void partsThatCouldNotStandInTheSetting_areRefusedWithTheSameWords(Set<String> methods, String path, String shown) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> new PublicPath(methods, path));
        assertEquals("A public path is " + shown + " where METHOD[,METHOD] /path is expected", refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /a POST", "GET, POST /a", "GET /a /b"})
    void oddNumberOfWords_isAFault(String text) {
        List<String> faults = new ArrayList<>();
        PublicPath.parse(text, faults);
        assertFalse(faults.isEmpty());
    }
}
