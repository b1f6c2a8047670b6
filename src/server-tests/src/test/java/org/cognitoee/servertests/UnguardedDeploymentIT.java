package org.cognitoee.servertests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import org.cognitoee.servertests.foreign.Hello;
import org.cognitoee.testkit.LocalUserPool;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An application that holds the filter's jar is guarded, or it is not deployed. */
@ArquillianTest
class UnguardedDeploymentIT {

    private static final LocalUserPool POOL = Pools.started();

    /** The filter and what its POM brings. */
    private static final File[] FILTER_JARS = new File(System.getProperty("filter.jars")).listFiles();

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "annotated", managed = false, testable = false)
    static WebArchive annotated() {
        return ShrinkWrap.create(WebArchive.class, "annotated.war")
                .addClass(Hello.class)
                .addAsLibraries(FILTER_JARS);
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

    private static final String HELLO = """
            <servlet>
              <servlet-name>hello</servlet-name>
              <servlet-class>org.cognitoee.servertests.foreign.Hello</servlet-class>
            </servlet>
            <servlet-mapping><servlet-name>hello</servlet-name><url-pattern>/hello</url-pattern></servlet-mapping>
            """;

    private static WebArchive withWebXml(String name, String attributes, String content) {
        return ShrinkWrap.create(WebArchive.class, name + ".war")
                .addClass(Hello.class)
                .addAsLibraries(FILTER_JARS)
                .setWebXML(new StringAsset("<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"5.0\" "
                        + attributes + ">" + content + "</web-app>"));
    }

    @AfterAll
    static void closePool() {
        POOL.close();
    }

    @ParameterizedTest
    @CsvSource({
        "annotated,                    401 token-missing, 200",
        "metadata-complete-and-mapped, 401 token-missing, 200",
        "metadata-complete,            404, 404",
        "mapped-elsewhere,             404, 404",
        "absolute-ordering,            404, 404",
    })
    void application_isGuarded_orNotDeployed(String name, String withoutToken, String withToken) {
        deployer.deploy(name);
        try {
            Server server = Server.application(name);
            assertEquals(withoutToken, server.get("hello").summary());
            String token = POOL.token().user("ada").claim("sub", "sub-of-ada").compact();
            Answer answer = server.get("hello", token);
            assertEquals(withToken, answer.summary());
            assertTrue(answer.status() == 404 || answer.body().equals("hello sub-of-ada ada"), answer.body());
        } finally {
            deployer.undeploy(name);
        }
    }
}
