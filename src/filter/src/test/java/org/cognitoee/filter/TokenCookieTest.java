package org.cognitoee.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cognitoee.problem.Reason;
import org.cognitoee.token.PresentedToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenCookieTest {

    private static final BearerCredentials TOKEN = new BearerCredentials.Token(new PresentedToken("a.b.c"));
    private static final TokenCookie COOKIE = new TokenCookie("session");

    @ParameterizedTest
    @CsvSource({
        "GET,     ,      ,             ,                            true",
        "HEAD,    ,      ,             ,                            true",
        "OPTIONS, ,      ,             ,                            true",
        "GET,     ,      cross-site,   https://evil.example,        true",
        "GET,     websocket, ,         ,                            false",
        "GET,     websocket, cross-site, https://shop.example,      false",
        "GET,     websocket, same-origin, https://shop.example,     true",
        "POST,    ,      ,             ,                            false",
        "POST,    ,      same-origin,  ,                            true",
        "POST,    ,      same-origin,  https://evil.example,        true",
        "POST,    ,      same-site,    https://shop.example,        false",
        "POST,    ,      cross-site,   https://shop.example,        false",
        "POST,    ,      none,         https://shop.example,        false",
        "POST,    ,      '',           https://shop.example,        false",
        "POST,    ,      ,             https://shop.example,        true",
        "POST,    ,      ,             https://shop.example:443,    false",
        "POST,    ,      ,             http://shop.example,         false",
        "POST,    ,      ,             https://shop.example.evil,   false",
        "POST,    ,      ,             https://evil.shop.example,   false",
        "POST,    ,      ,             null,                        false",
        "PUT,     ,      ,             ,                            false",
        "PATCH,   ,      ,             ,                            false",
        "DELETE,  ,      ,             ,                            false",
        "get,     ,      ,             ,                            false",
        "INVENTED, ,     ,             ,                            false",
    })
    void cookie_isGoodForWhatChangesNothing_orComesFromTheSameOrigin(
            String method, String upgrade, String fetchSite, String origin, boolean good) {
        StubRequest request = new StubRequest(method, "/shop/a").cookie("session", "a.b.c");
        header(request, "Upgrade", upgrade);
        header(request, "Sec-Fetch-Site", fetchSite);
        header(request, "Origin", origin);
        assertEquals(
                good ? TOKEN : new BearerCredentials.None(Reason.CROSS_SITE_REQUEST),
                COOKIE.credentialsOf(request.asRequest()));
    }

    @Test
    void originOrFetchSiteThatIsThereTwice_showsNothing() {
        StubRequest origins = new StubRequest("POST", "/shop/a").cookie("session", "a.b.c");
        origins.header("Origin", "https://shop.example", "https://shop.example");
        assertEquals(new BearerCredentials.None(Reason.CROSS_SITE_REQUEST), COOKIE.credentialsOf(origins.asRequest()));
        StubRequest sites = new StubRequest("POST", "/shop/a").cookie("session", "a.b.c");
        sites.header("Sec-Fetch-Site", "same-origin", "cross-site").header("Origin", "https://shop.example");
        assertEquals(new BearerCredentials.None(Reason.CROSS_SITE_REQUEST), COOKIE.credentialsOf(sites.asRequest()));
    }

    @ParameterizedTest
    @CsvSource({
        "http,   80, http://shop.example,       true",
        "http,   80, http://shop.example:80,    false",
        "http, 8080, http://shop.example:8080,  true",
        "http, 8080, http://shop.example,       false",
        "http,  443, http://shop.example:443,   true",
        "http,  443, http://shop.example,       false",
        "https, 443, https://shop.example,      true",
        "https,  80, https://shop.example:80,   true",
        "https,  80, https://shop.example,      false",
        "https, 8443, https://shop.example:8443, true",
        "https, 8443, https://shop.example,     false",
    })
    void origin_hasThePortWhereThatIsNotTheUsualOne(String scheme, int port, String origin, boolean good) {
        StubRequest request =
                new StubRequest("POST", "/shop/a").at(scheme, port).cookie("session", "a.b.c");
        assertEquals(
                good ? TOKEN : new BearerCredentials.None(Reason.CROSS_SITE_REQUEST),
                COOKIE.credentialsOf(request.header("Origin", origin).asRequest()));
    }

    @Test
    void authorizationHeader_winsOverTheCookie() {
        StubRequest bearer = new StubRequest("POST", "/shop/a").cookie("session", "x.y.z");
        assertEquals(
                TOKEN, COOKIE.credentialsOf(bearer.authorization("Bearer a.b.c").asRequest()));
        StubRequest basic = new StubRequest("GET", "/shop/a").cookie("session", "a.b.c");
        assertEquals(
                new BearerCredentials.None(Reason.TOKEN_MISSING),
                COOKIE.credentialsOf(basic.authorization("Basic YTpi").asRequest()));
    }

    @Test
    void cookieThatIsThereTwice_isAmbiguous_andOneOfAnotherNameIsNone() {
        StubRequest twice =
                new StubRequest("GET", "/shop/a").cookie("session", "a.b.c").cookie("session", "a.b.c");
        assertEquals(new BearerCredentials.None(Reason.CREDENTIALS_REPEATED), COOKIE.credentialsOf(twice.asRequest()));
        StubRequest other = new StubRequest("GET", "/shop/a").cookie("Session", "a.b.c");
        assertEquals(new BearerCredentials.None(Reason.TOKEN_MISSING), COOKIE.credentialsOf(other.asRequest()));
        assertEquals(
                new BearerCredentials.None(Reason.TOKEN_MISSING),
                COOKIE.credentialsOf(new StubRequest("GET", "/shop/a").asRequest()));
    }

    private static void header(StubRequest request, String name, String value) {
        if (value != null) {
            request.header(name, value);
        }
    }
}
