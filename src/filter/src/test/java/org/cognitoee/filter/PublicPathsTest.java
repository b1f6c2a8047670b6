package org.cognitoee.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.cognitoee.settings.PublicPath;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicPathsTest {

    private static final List<PublicPath> LISTED = List.of(
            new PublicPath(Set.of("POST"), "/auth/login"),
            new PublicPath(Set.of("GET", "HEAD"), "/auth/login"),
            new PublicPath(Set.of("GET"), "/open/*"),
            new PublicPath(Set.of("POST"), "/open/inner/*"));

    private final PublicPaths atRoot = new PublicPaths("", LISTED);
    private final PublicPaths atShop = new PublicPaths("/shop", LISTED);

    @ParameterizedTest
    @CsvSource({
        "POST, /auth/login, true",
        "GET, /auth/login, true",
        "HEAD, /auth/login, true",
        "OPTIONS, /auth/login, false",
        "PUT, /auth/login, false",
        "post, /auth/login, false",
        "POSTX, /auth/login, false",
        "'', /auth/login, false",
        "GET, /open/a, true",
        "GET, /open/a/b.css, true",
        "GET, /open/inner/a, true",
        "POST, /open/inner/a, true",
        "POST, /open/a, false",
        "HEAD, /open/a, false",
        "GET, /open, false",
        "GET, /openx/a, false",
        "GET, /x/open/a, false",
        "GET, /, false",
        "GET, '', false",
        "GET, *, false",
    })
    void request_isPublicByItsMethodAndPath(String method, String rawUri, boolean isPublic) {
        assertEquals(isPublic, contains(atRoot, method, rawUri));
        assertEquals(isPublic, contains(atShop, method, "/shop" + rawUri));
        assertFalse(contains(atShop, method, rawUri));
        assertFalse(contains(atRoot, method, "/shop" + rawUri));
    }

    /** Every one of them is, to one server or another, the public path or a way from it to a protected one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/auth/login/",
                "/auth/loginx",
                "/auth/login/admin",
                "/auth/login.json",
                "/auth/login..",
                "/auth/login~",
                "/auth/login*",
                "/auth/login\\",
                "/x/auth/login",
                "/AUTH/login",
                "/auth/LOGIN",
                "/auth/login%20",
                "/auth/login%09",
                "/auth/login%00",
                "/auth/login%2f",
                "/auth/login%3b",
                "/auth/login\t",
                "/auth/login;",
                "/auth/login;x",
                "/auth/login;jsessionid=0",
                "/auth/login#",
                "/auth/login?",
                "/auth/./login",
                "/auth//login",
                "//auth/login",
                "/./auth/login",
                "/;/auth/login",
                "/%2e/auth/login",
                "/auth/%6cogin",
                "/auth%2flogin",
                "/auth\\login",
                "/auth/login/../../api/profile",
                "/auth/login/..;/../api/profile",
                "/auth/login/%2e%2e/%2e%2e/api/profile",
                "/auth/login/..%2f..%2fapi%2fprofile",
                "/auth/login/..%5c..%5capi/profile",
                "/auth/login\\..\\..\\api\\profile",
                "/auth/login;x=1/../../api/profile",
                "/auth/login#/../../api/profile",
                "/auth/login//api/profile",
                "/auth/login;/api/profile",
                "/api/profile",
                "/api/profile/auth/login",
                "/api/profile;/auth/login",
                "/api/profile;a=%2fauth%2flogin",
                "/api/profile?x=/auth/login",
                "/api/profile;%2f..%2f..%2fauth%2flogin",
                "http://localhost/auth/login",
                "https://evil.example/auth/login",
                "//evil.example/auth/login",
                "./auth/login",
                "auth/login",
            })
    void uriThatIsNotThePathCharacterForCharacter_isNotPublic(String rawUri) {
        for (String method : List.of("GET", "POST")) {
            assertFalse(contains(atRoot, method, rawUri));
            assertFalse(contains(atShop, method, "/shop" + rawUri));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/open",
                "/open/",
                "/open/a/",
                "/open/a;",
                "/open/a;x=1",
                "/open/;/a",
                "/open;x/a",
                "/open/../api/profile",
                "/open/..;/api/profile",
                "/open/a/..",
                "/open/..",
                "/open/.",
                "/open/./a",
                "/open//a",
                "/open/a//",
                "//open/a",
                "/./open/a",
                "/x/../open/a",
                "/open/%2e%2e/api/profile",
                "/open/%2e./api/profile",
                "/open/..%2fapi%2fprofile",
                "/open/..%252fapi/profile",
                "/open/..%5capi/profile",
                "/open/..%00/api/profile",
                "/open/a%20b",
                "/open/%61",
                "/open/%",
                "/open/..\\api\\profile",
                "/open\\a",
                "/open/a#b",
                "/open/a b",
                "/open/a\tb",
                "/open/a\u000bb",
                "/open/a\u0000",
                "/open/a\u007f",
                "/open/a\u0085",
                "/open/\uff0e\uff0e/api",
                "/open/\u00e9",
                "http://localhost/open/a",
                "/api/open/a",
                "/api/profile;/open/a",
                "open/a",
            })
    void uriThatSomebodyMayReadOtherwise_isNotPublicBelowAPattern(String rawUri) {
        assertFalse(contains(atRoot, "GET", rawUri));
        assertFalse(contains(atShop, "GET", "/shop" + rawUri));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/open/...", "/open/.a", "/open/a..", "/open/a./b", "/open/a-b_c~d.e!$&'()*+,=:@", "/open/*"})
    void uriWithNothingToDecodeOrNormalise_isPublicBelowAPattern(String rawUri) {
        assertTrue(contains(atRoot, "GET", rawUri));
        assertTrue(contains(atShop, "GET", "/shop" + rawUri));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/auth/login", "/open/a"})
    void nothingListed_nothingIsPublic(String rawUri) {
        assertFalse(contains(new PublicPaths("", List.of()), "GET", rawUri));
    }

    private static boolean contains(PublicPaths paths, String method, String rawUri) {
        return paths.contain(new StubRequest(method, rawUri).asRequest());
    }
}
