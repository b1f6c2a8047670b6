package org.cognitoee.servertests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import org.cognitoee.servertests.foreign.Hello;
import org.cognitoee.testkit.AppClient;
import org.cognitoee.testkit.LocalUserPool;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two applications on one server, which ship the same settings. The second has a user pool of its own by the system
 * properties {@code cognito.two.…}, which the build gives the server.
 */
@Tag("without-settings")
@ArquillianTest
class TwoPoolsIT {

    private static final LocalUserPool SHIPPED = LocalUserPool.builder()
            .port(0)
            .userPoolId("eu-west-1_Shipped")
            .client(AppClient.of("shippedclient"))
            .start();
    private static final LocalUserPool OWN = Pools.started();
    private static final String HELLO = "200 hello sub-of-ada ada";

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "one", managed = false, testable = false)
    static WebArchive one() {
        return withTheSameSettings("one");
    }

    @Deployment(name = "two", managed = false, testable = false)
    static WebArchive two() {
        return withTheSameSettings("two");
    }

    private static WebArchive withTheSameSettings(String name) {
        return Deployments.foreign(name, Hello.class).setWebXML(new StringAsset("""
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="5.0">
                  <context-param>
                    <param-name>cognito.user-pool-id</param-name>
                    <param-value>%s</param-value>
                  </context-param>
                  <context-param>
                    <param-name>cognito.client-id</param-name>
                    <param-value>%s</param-value>
                  </context-param>
                  <context-param>
                    <param-name>cognito.issuers</param-name>
                    <param-value>%s</param-value>
                  </context-param>
                </web-app>""".formatted(
                        SHIPPED.userPoolId(), SHIPPED.client().id(), SHIPPED.issuer())));
    }

    @AfterAll
    static void closePools() {
        SHIPPED.close();
        OWN.close();
    }

    @Test
    void tokenOfOnePool_isGoodForItsApplicationOnly() {
        if (Server.NAME.equals("payara-micro")) {
            checkOnPayaraMicro();
        } else {
            deployer.deploy("one");
            deployer.deploy("two");
            try {
                assertEachHasItsPool();
            } finally {
                deployer.undeploy("one");
            }
            try {
                assertSecondHasItsPool();
            } finally {
                deployer.undeploy("two");
            }
        }
    }

    /** Arquillian's Payara Micro has one application: here they come to one that runs on. */
    private static void checkOnPayaraMicro() {
        try (RunningServer server = RunningServer.start(Map.of())) {
            server.deploy("one", "/one", exported(one()));
            server.deploy("two", "/two", exported(two()));
            assertEachHasItsPool();
            server.undeploy("one");
            assertSecondHasItsPool();
        }
    }

    private static void assertEachHasItsPool() {
        assertEquals(HELLO, hello("one", SHIPPED));
        assertEquals("401 token-issuer-unknown", hello("one", OWN));
        assertSecondHasItsPool();
    }

    private static void assertSecondHasItsPool() {
        assertEquals(HELLO, hello("two", OWN));
        assertEquals("401 token-issuer-unknown", hello("two", SHIPPED));
    }

    private static String hello(String application, LocalUserPool pool) {
        String token = pool.token().user("ada").claim("sub", "sub-of-ada").compact();
        Answer answer = Server.application(application).get("hello", token);
        return answer.status() == 200 ? "200 " + answer.body() : answer.summary();
    }

    private static Path exported(WebArchive war) {
        File file = new File(System.getProperty("target"), war.getName());
        war.as(ZipExporter.class).exportTo(file, true);
        return file.toPath();
    }
}
