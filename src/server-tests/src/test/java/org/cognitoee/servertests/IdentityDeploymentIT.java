package org.cognitoee.servertests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cognitoee.servertests.identity.ListingApplication;
import org.cognitoee.servertests.identity.ScanningApplication;
import org.cognitoee.servertests.identity.StaleGreeter;
import org.cognitoee.testkit.LocalUserPool;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Annotations that are without effect, or that would be of somebody else's caller, are not deployed. */
@ArquillianTest
class IdentityDeploymentIT {

    private static final LocalUserPool POOL = Pools.started();

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "listing", managed = false, testable = false)
    static WebArchive listing() {
        return IdentityIT.war("listing").addClass(ListingApplication.class);
    }

    @Deployment(name = "stale", managed = false, testable = false)
    static WebArchive stale() {
        return IdentityIT.war("stale").addClasses(ScanningApplication.class, StaleGreeter.class);
    }

    @AfterAll
    static void closePool() {
        POOL.close();
    }

    @Test
    void applicationThatListsItsClasses_isGuardedAllTheSame() {
        deployer.deploy("listing");
        try {
            Server server = Server.application("listing");
            String staff = POOL.token().user("ada").group("staff").compact();
            String admin = POOL.token().user("ada").group("admin").compact();
            for (String path : new String[] {"guarded/role", "guarded/bean/role", "strict", "contract"}) {
                assertEquals(
                        "403 insufficient-role",
                        server.get("api/" + path, staff).summary(),
                        path);
                assertEquals("200", server.get("api/" + path, admin).summary(), path);
            }
        } finally {
            deployer.undeploy("listing");
        }
    }

    @Test
    void beanThatWouldKeepItsFirstCaller_isNotDeployed() {
        ServerLog log = ServerLog.fromNowOn();
        Deployments.tryToDeploy(deployer, "stale");
        try {
            String token = POOL.token().user("ada").group("admin").compact();
            assertEquals(
                    404, Server.application("stale").get("api/strict", token).status());
            assertTrue(
                    Server.NAME.equals("open-liberty")
                            || log.tells("inject org.cognitoee.filter.Caller instead of the AccessToken"),
                    log::text);
        } finally {
            deployer.undeploy("stale");
        }
    }
}
