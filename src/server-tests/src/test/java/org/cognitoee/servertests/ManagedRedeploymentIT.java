package org.cognitoee.servertests;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.cognitoee.servertests.leftovers.Leftovers;
import org.cognitoee.testkit.LocalUserPool;
import org.cognitoee.testkit.User;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The WAR comes and goes on a running server; another application there looks at what it leaves behind. On Payara Micro,
 * where a deployment starts a server, {@link RedeploymentIT} does more.
 */
@Tag("managed-server")
@ArquillianTest
class ManagedRedeploymentIT {

    private static final int DEPLOYMENTS = 10;
    private static final String WAR = "comes-and-goes";
    private static final LocalUserPool POOL = Pools.started();
    private static final Server SERVER = Server.application(WAR);
    private static final Server LEFTOVERS = Server.application("leftovers");

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = WAR, managed = false, testable = false)
    static WebArchive war() {
        return Deployments.cognitoEe(WAR);
    }

    @Deployment(testable = false)
    static WebArchive leftovers() {
        return ShrinkWrap.create(WebArchive.class, "leftovers.war").addClass(Leftovers.class);
    }

    @AfterAll
    static void closePool() {
        POOL.close();
    }

    @Test
    void warDeployedTenTimes_answersEachTime_andLeavesNoThreadAndNoMxBeanBehind() {
        POOL.createUser(User.named("ada"), "Correct-h0rse");
        for (int i = 0; i < DEPLOYMENTS; i++) {
            deployer.deploy(WAR);
            Answer login = SERVER.post("auth/login", "{\"username\":\"ada\",\"password\":\"Correct-h0rse\"}");
            assertEquals("200", login.summary());
            String token = login.json().getString("access_token");
            assertEquals("200", SERVER.get("auth/me", token).summary());
            assertEquals("401 token-missing", SERVER.get("auth/me").summary());
            deployer.undeploy(WAR);
            assertEquals(404, SERVER.get("auth/me", token).status());
        }
        String threads = LEFTOVERS.get("threads").body();
        String mxBeans = LEFTOVERS.get("mx-beans").body();
        System.out.printf(
                "redeployments: %d run, threads left = %s, MXBeans left = %s%n", DEPLOYMENTS, threads, mxBeans);
        assertAll(
                () -> assertEquals("0", threads),
                () -> assertFalse(mxBeans.contains("application=\"/" + WAR), mxBeans));
    }
}
