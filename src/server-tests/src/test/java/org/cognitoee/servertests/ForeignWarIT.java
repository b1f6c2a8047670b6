package org.cognitoee.servertests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.cognitoee.servertests.attack.Expected;
import org.cognitoee.servertests.foreign.AnnotatedFilter;
import org.cognitoee.servertests.foreign.Arrival;
import org.cognitoee.servertests.foreign.DeclaredFilter;
import org.cognitoee.servertests.foreign.Departure;
import org.cognitoee.servertests.foreign.ForeignApplication;
import org.cognitoee.servertests.foreign.Hello;
import org.cognitoee.servertests.foreign.HelloResource;
import org.cognitoee.servertests.foreign.HelloSocket;
import org.cognitoee.testkit.LocalUserPool;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The filter's jar in somebody else's application, which has no {@code web.xml} and whose settings are the two required. */
@ArquillianTest
class ForeignWarIT {

    private static final LocalUserPool POOL = Pools.started();
    private static final Server SERVER = Server.application("shop");
    private static final AtomicInteger CHECKS = new AtomicInteger();
    private static final String ADA =
            POOL.token().user("ada").claim("sub", "sub-of-ada").compact();

    @Deployment(testable = false)
    static WebArchive war() {
        JavaArchive pages = ShrinkWrap.create(JavaArchive.class, "pages.jar")
                .addAsManifestResource("foreign/web-fragment.xml", "web-fragment.xml")
                .addAsManifestResource(new StringAsset("in a jar"), "resources/jakarta.faces.resource/theme.css");
        return Deployments.foreign(
                        "shop",
                        AnnotatedFilter.class,
                        Arrival.class,
                        DeclaredFilter.class,
                        Departure.class,
                        ForeignApplication.class,
                        Hello.class,
                        HelloResource.class,
                        HelloSocket.class)
                .addAsLibrary(pages)
                .addAsWebResource(new StringAsset("a page"), "index.html")
                .addAsWebResource(new StringAsset("a style sheet"), "css/style.css");
    }

    @AfterAll
    static void closePool() {
        POOL.close();
        System.out.println("checks of the foreign application: " + CHECKS);
    }

    /** In an ERROR dispatch the request is the server's own on most servers, and the caller is nobody. */
    @ParameterizedTest
    @CsvSource({
        "hello,                              hello sub-of-ada ada",
        "api/hello,                          hello sub-of-ada",
        "index.html,                         a page",
        "'',                                 a page",
        "css/style.css,                      a style sheet",
        "jakarta.faces.resource/theme.css,   in a jar",
        "annotated/hello,                    hello sub-of-ada ada",
        "arrival,                            REQUEST sub-of-ada",
        "departure/forward,                  FORWARD sub-of-ada",
        "departure/include,                  INCLUDE sub-of-ada",
        "departure/error,                    ERROR sub-of-ada | ERROR nobody",
        "departure/async,                    ASYNC sub-of-ada",
        "departure/async-wrapped,            ASYNC sub-of-ada",
        "departure/thread,                   THREAD sub-of-ada",
    })
    void whateverTheApplicationHas_isAnsweredToTheCallerWithAToken(String path, String body) {
        check("401 token-missing", SERVER.get(path).summary());
        check(
                "401 token-expired",
                SERVER.get(path, POOL.token().expired().compact()).summary());
        Answer answer = SERVER.get(path, ADA);
        check(path.endsWith("error") ? "418" : "200", answer.summary());
        check(body, answer.body().trim());
    }

    /** What is not there is not told from what is. */
    @Test
    void pathThatTheApplicationDoesNotHave_isAnsweredToNobodyEither() {
        check("401 token-missing", SERVER.get("nowhere").summary());
        check("404", SERVER.get("nowhere", ADA).summary());
    }

    @Test
    void handshakeOfAWebSocket_needsAToken() {
        check("401", SERVER.sayToSocket("socket", "hello", null));
        check(
                "401",
                SERVER.sayToSocket("socket", "hello", POOL.token().idToken().compact()));
        check("hello sub-of-ada", SERVER.sayToSocket("socket", "hello", ADA));
    }

    @Test
    void war_holdsItsOwnTheFilterAndWhatItsPomBrings_andNothingOfAwsOrJaxRs() throws IOException {
        List<String> content = war().getContent().values().stream()
                .filter(node -> node.getAsset() != null)
                .map(node -> node.getPath().get())
                .sorted()
                .toList();
        content.forEach(System.out::println);
        assertTrue(content.stream().noneMatch(path -> path.endsWith("/web.xml")));
        List<String> classes = new ArrayList<>();
        for (File file : Deployments.filterJars()) {
            try (JarFile jar = new JarFile(file)) {
                jar.stream().forEach(entry -> classes.add(entry.getName()));
            }
        }
        assertTrue(classes.contains("org/cognitoee/filter/AccessTokenFilter.class"));
        assertEquals(
                List.of(),
                classes.stream()
                        .filter(name -> Stream.of("software/amazon/", "jakarta/", "javax/", "org/cognitoee/userpool/")
                                .anyMatch(name::startsWith))
                        .toList());
        CHECKS.addAndGet(3);
    }

    private static void check(String expected, String actual) {
        CHECKS.incrementAndGet();
        assertTrue(Expected.of(expected).alternatives().contains(actual), () -> actual + " instead of " + expected);
    }
}
