package org.cognitoee.servertests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cognitoee.servertests.attack.Expected;
import org.cognitoee.servertests.foreign.Arrival;
import org.cognitoee.servertests.leftovers.Leftovers;
import org.cognitoee.testkit.LocalUserPool;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The filter's jar in the WARs of an EAR, and in the EAR's own libraries. */
@DisabledIfSystemProperty(
        named = "arquillian.launch",
        matches = "payara-micro",
        disabledReason = "To Payara Micro an EAR is 'a not valid type of deployment archive'")
@ArquillianTest
class EarIT {

    private static final LocalUserPool POOL = Pools.started();

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "one-war", managed = false, testable = false)
    static EnterpriseArchive oneWar() {
        return ear("one-war", "shop").addAsModule(Deployments.foreign("shop", Arrival.class));
    }

    @Deployment(name = "two-wars", managed = false, testable = false)
    static EnterpriseArchive twoWars() {
        return ear("two-wars", "shop", "desk")
                .addAsModule(Deployments.foreign("shop", Arrival.class))
                .addAsModule(Deployments.foreign("desk", Arrival.class));
    }

    @Deployment(name = "shared-library", managed = false, testable = false)
    static EnterpriseArchive sharedLibrary() {
        return ear("shared-library", "skinny")
                .addAsLibraries(Deployments.filterJars())
                .addAsModule(ShrinkWrap.create(WebArchive.class, "skinny.war").addClass(Arrival.class));
    }

    @Deployment(testable = false)
    static WebArchive leftovers() {
        return ShrinkWrap.create(WebArchive.class, "leftovers.war").addClass(Leftovers.class);
    }

    private static EnterpriseArchive ear(String name, String... modules) {
        StringBuilder xml =
                new StringBuilder("<application xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"9\">");
        for (String module : modules) {
            xml.append("<module><web><web-uri>%1$s.war</web-uri><context-root>/ear/%1$s</context-root></web></module>"
                    .formatted(module));
        }
        return ShrinkWrap.create(EnterpriseArchive.class, name + ".ear")
                .setApplicationXML(new StringAsset(xml.append("</application>").toString()));
    }

    @AfterAll
    static void closePool() {
        POOL.close();
    }

    /**
     * Of the EAR's libraries, GlassFish and Payara start the filter, without CDI, and Open Liberty nothing: there the
     * application runs unguarded.
     * GlassFish takes two jars of one name for one, if they have beans, and deploys no EAR with both.
     */
    @ParameterizedTest
    @CsvSource({
        "one-war,        shop,      401 token-missing,                200,                              ''",
        "two-wars,       shop desk, 401 token-missing | 404@glassfish, 200 | 404@glassfish,              ''",
        "shared-library, skinny,    404 | 500 internal-error@glassfish+payara-server | 200@open-liberty, 404 | 500 internal-error@glassfish+payara-server | 200@open-liberty, or the jar of the filter is not in its WEB-INF/lib",
    })
    void warOfAnEar_isGuarded_orNotDeployed(
            String ear, String modules, String withoutToken, String withToken, String reason) {
        ServerLog log = ServerLog.fromNowOn();
        Deployments.tryToDeploy(deployer, ear);
        try {
            for (String module : modules.split(" ", -1)) {
                Server server = Server.application("ear/" + module);
                assertAllowed(withoutToken, server.get("arrival"));
                Answer answer = server.get("arrival", POOL.token().user("ada").compact());
                assertAllowed(withToken, answer);
                assertTrue(answer.status() == 200 || log.tells(reason), log::text);
            }
        } finally {
            deployer.undeploy(ear);
        }
        String mxBeans = Server.application("leftovers").get("mx-beans").body();
        assertFalse(mxBeans.contains("application=\"/ear/"), mxBeans);
    }

    private static void assertAllowed(String expected, Answer answer) {
        assertTrue(Expected.of(expected).allows(answer.summary()), () -> answer.summary() + ' ' + answer.body());
    }
}
