package org.cognitoee.servertests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cognitoee.servertests.attack.Expected;
import org.cognitoee.servertests.foreign.BrokenCheck;
import org.cognitoee.servertests.foreign.Hello;
import org.cognitoee.testkit.LocalUserPool;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An application that holds the filter's jar is guarded, or it is not deployed. */
@ArquillianTest
class UnguardedDeploymentIT {

    private static final LocalUserPool POOL = Pools.started();

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "annotated", managed = false, testable = false)
    static WebArchive annotated() {
        return Deployments.foreign("annotated", Hello.class);
    }

    @Deployment(name = "broken-check", managed = false, testable = false)
    static WebArchive brokenCheck() {
        return Deployments.foreign("broken-check", Hello.class, BrokenCheck.class);
    }

    @Deployment(name = "metadata-complete", managed = false, testable = false)
    static WebArchive metadataComplete() {
        return withWebXml("metadata-complete", "metadata-complete=\"true\"", HELLO);
    }

    @Deployment(name = "metadata-complete-and-mapped", managed = false, testable = false)
    static WebArchive metadataCompleteAndMapped() {
        return withWebXml("metadata-complete-and-mapped", "metadata-complete=\"true\"", HELLO + """
                <filter>
                  <filter-name>guard</filter-name>
                  <filter-class>org.cognitoee.filter.AccessTokenFilter</filter-class>
                  <async-supported>true</async-supported>
                </filter>
                <filter-mapping><filter-name>guard</filter-name><url-pattern>/*</url-pattern></filter-mapping>
                """);
    }

    @Deployment(name = "mapped-elsewhere", managed = false, testable = false)
    static WebArchive mappedElsewhere() {
        return withWebXml("mapped-elsewhere", "metadata-complete=\"true\"", HELLO + """
                <filter>
                  <filter-name>guard</filter-name>
                  <filter-class>org.cognitoee.filter.AccessTokenFilter</filter-class>
                </filter>
                <filter-mapping><filter-name>guard</filter-name><url-pattern>/api/*</url-pattern></filter-mapping>
                """);
    }

    @Deployment(name = "absolute-ordering", managed = false, testable = false)
    static WebArchive absoluteOrdering() {
        return withWebXml("absolute-ordering", "", "<absolute-ordering/>");
    }

    @Deployment(name = "absolute-ordering-with-the-jar", managed = false, testable = false)
    static WebArchive absoluteOrderingWithTheJar() {
        return withWebXml(
                "absolute-ordering-with-the-jar", "", "<absolute-ordering><name>cognito_ee</name></absolute-ordering>");
    }

    @Deployment(name = "absolute-ordering-with-others", managed = false, testable = false)
    static WebArchive absoluteOrderingWithOthers() {
        return withWebXml("absolute-ordering-with-others", "", "<absolute-ordering><others/></absolute-ordering>");
    }

    private static final String HELLO = """
            <servlet>
              <servlet-name>hello</servlet-name>
              <servlet-class>org.cognitoee.servertests.foreign.Hello</servlet-class>
            </servlet>
            <servlet-mapping><servlet-name>hello</servlet-name><url-pattern>/hello</url-pattern></servlet-mapping>
            """;

    private static WebArchive withWebXml(String name, String attributes, String content) {
        return Deployments.foreign(name, Hello.class)
                .setWebXML(new StringAsset("<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"5.0\" "
                        + attributes + ">" + content + "</web-app>"));
    }

    @AfterAll
    static void closePool() {
        POOL.close();
    }

    /** TomEE injects nothing where {@code web.xml} is metadata-complete: the filter cannot start, and lets nobody in. */
    @ParameterizedTest
    @CsvSource({
        "annotated,                    401 token-missing, 200, ''",
        "absolute-ordering-with-others,  401 token-missing, 200, ''",
        "absolute-ordering-with-the-jar, 401 token-missing, 200, ''",
        "metadata-complete-and-mapped, 401 token-missing | 500 internal-error@tomee, 200 | 500 internal-error@tomee, ''",
        "metadata-complete,            404, 404, its web.xml is metadata-complete and does not map the filter",
        "mapped-elsewhere,             404, 404, its web.xml is metadata-complete and does not map the filter",
        "broken-check,                 500 internal-error, 500 internal-error, no list of the locked users",
        "absolute-ordering,            404, 404, the absolute-ordering of its web.xml leaves out the jar of the filter",
    })
    void application_isGuarded_orNotDeployed(String name, String withoutToken, String withToken, String reason) {
        ServerLog log = ServerLog.fromNowOn();
        Deployments.tryToDeploy(deployer, name);
        try {
            Server server = Server.application(name);
            assertAllowed(withoutToken, server.get("hello"));
            String token = POOL.token().user("ada").claim("sub", "sub-of-ada").compact();
            Answer answer = server.get("hello", token);
            assertAllowed(withToken, answer);
            assertTrue(answer.status() != 200 || answer.body().equals("hello sub-of-ada ada"), answer.body());
            // Open Liberty logs the same reason once in its life
            assertTrue(Server.NAME.equals("open-liberty") || log.tells(reason), log::text);
        } finally {
            deployer.undeploy(name);
        }
    }

    private static void assertAllowed(String expected, Answer answer) {
        assertTrue(Expected.of(expected).allows(answer.summary()), answer::summary);
    }
}
