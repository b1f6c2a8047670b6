package org.cognitoee.servertests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cognitoee.servertests.foreign.AnnotatedFilter;
import org.cognitoee.servertests.foreign.DeclaredFilter;
import org.cognitoee.servertests.foreign.Hello;
import org.cognitoee.testkit.LocalUserPool;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An application with filters of its own, which may come before the guard. */
@ArquillianTest
class OwnFiltersIT {

    private static final LocalUserPool POOL = Pools.started();
    private static final Server SERVER = Server.application("own-filters");

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.foreign("own-filters", AnnotatedFilter.class, DeclaredFilter.class, Hello.class)
                .setWebXML(new StringAsset("""
                        <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="5.0">
                          <context-param>
                            <param-name>cognito.public-paths</param-name>
                            <param-value>GET /declared/public.html GET /declared/public-forward GET /public.html</param-value>
                          </context-param>
                          <filter>
                            <filter-name>declared</filter-name>
                            <filter-class>org.cognitoee.servertests.foreign.DeclaredFilter</filter-class>
                          </filter>
                          <filter-mapping>
                            <filter-name>declared</filter-name>
                            <url-pattern>/declared/*</url-pattern>
                          </filter-mapping>
                        </web-app>"""))
                .addAsWebResource(new StringAsset("public"), "declared/public.html")
                .addAsWebResource(new StringAsset("public"), "public.html")
                .addAsWebResource(new StringAsset("forwarded"), "forwarded.html");
    }

    @AfterAll
    static void closePool() {
        POOL.close();
    }

    /** What a filter before the guard answers is its own; which of two annotated filters comes first, no specification says. */
    @ParameterizedTest
    @CsvSource({
        "hello,                401 token-missing, hello sub-of-ada ada, ''",
        "declared/hello,       401 token-missing, hello sub-of-ada ada, declared",
        "declared/own-answer,  200,               own answer,           declared",
        "declared/forward,     401 token-missing, hello sub-of-ada ada, declared",
        "annotated/hello,      401 token-missing, hello sub-of-ada ada, annotated",
        "annotated/own-answer, 200,               own answer,           annotated",
        "public.html,          200,               public,               ''",
        "declared/public.html, 200,               public,               declared",
        "declared/public-forward, 200,            forwarded,            declared",
    })
    void requestThatAnOwnFilterPassesOn_isStillDecidedByTheGuard(
            String path, String withoutToken, String body, String filter) {
        Answer refused = SERVER.get(path);
        Answer answer = SERVER.get(
                path, POOL.token().user("ada").claim("sub", "sub-of-ada").compact());
        assertEquals(withoutToken, refused.summary());
        assertEquals("200 " + body, answer.status() + " " + answer.body().trim());
        assertEquals(filter, refused.header(DeclaredFilter.HEADER));
        assertEquals(filter, answer.header(DeclaredFilter.HEADER));
    }

    /** An included resource cannot answer 401. */
    @Test
    void requestForWhichAnOwnFilterIncludes_showsNothingWithoutAToken() {
        assertFalse(SERVER.get("declared/include").body().contains("hello"));
        assertTrue(SERVER.get("declared/include", POOL.token().user("ada").compact())
                .body()
                .contains("hello"));
        assertEquals("401 token-missing", SERVER.get("forwarded.html").summary());
    }
}
