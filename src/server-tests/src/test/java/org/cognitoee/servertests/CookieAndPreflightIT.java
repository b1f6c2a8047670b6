package org.cognitoee.servertests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.cognitoee.servertests.foreign.Hello;
import org.cognitoee.testkit.LocalUserPool;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An application that takes the token from a cookie too, and answers CORS preflights itself. */
@ArquillianTest
class CookieAndPreflightIT {

    private static final LocalUserPool POOL = Pools.started();
    private static final Server SERVER = Server.application("cookie");

    @Deployment(testable = false)
    static WebArchive war() {
        return ShrinkWrap.create(WebArchive.class, "cookie.war")
                .addClass(Hello.class)
                .addAsLibraries(new File(System.getProperty("filter.jars")).listFiles())
                .setWebXML(new StringAsset("""
                                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="5.0">
                                  <context-param>
                                    <param-name>cognito.token-cookie</param-name>
                                    <param-value>session</param-value>
                                  </context-param>
                                  <context-param>
                                    <param-name>cognito.cors-preflight</param-name>
                                    <param-value>pass</param-value>
                                  </context-param>
                                </web-app>"""));
    }

    @AfterAll
    static void closePool() {
        POOL.close();
    }

    /** 405 is the servlet's own answer: the request has reached it. */
    @ParameterizedTest
    @CsvSource({
        "GET,  session, ,            200",
        "GET,  another, ,            401 token-missing",
        "POST, session, ,            403 cross-site-request",
        "POST, session, cross-site,  403 cross-site-request",
        "POST, session, same-origin, 405",
    })
    void cookie_isGoodForWhatChangesNothing_orComesFromTheSameOrigin(
            String method, String cookie, String fetchSite, String expected) {
        HttpRequest.Builder request = request(method)
                .header("Cookie", cookie + '=' + POOL.token().user("ada").compact());
        if (fetchSite != null) {
            request.header("Sec-Fetch-Site", fetchSite);
        }
        assertEquals(expected, SERVER.send(request).summary());
    }

    @ParameterizedTest
    @CsvSource({
        "OPTIONS, https://a.example, PUT, 200",
        "OPTIONS, https://a.example, ,    401 token-missing",
        "OPTIONS, ,                  PUT, 401 token-missing",
        "GET,     https://a.example, PUT, 401 token-missing",
    })
    void preflight_isAllThatPassesWithoutAToken(String method, String origin, String requested, String expected) {
        HttpRequest.Builder request = request(method);
        if (origin != null) {
            request.header("Origin", origin);
        }
        if (requested != null) {
            request.header("Access-Control-Request-Method", requested);
        }
        assertEquals(expected, SERVER.send(request).summary());
    }

    private static HttpRequest.Builder request(String method) {
        return HttpRequest.newBuilder(SERVER.base().resolve("hello")).method(method, BodyPublishers.noBody());
    }
}
