package org.cognitoee.servertests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** A deployment without settings. */
@ArquillianTest
class MissingSettingsIT {

    private static final String NAME = "without-settings";

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = NAME, managed = false, testable = false)
    @TargetsContainer("no-settings")
    static WebArchive war() {
        return Deployments.cognitoEe(NAME);
    }

    @Test
    void warWithoutSettings_isNotDeployed_andOneMessageNamesAllThatIsMissing() {
        String log = logOf(() -> {
            deployer.deploy(NAME);
            try {
                assertEquals(404, Server.application(NAME).get("auth/me").status());
            } finally {
                deployer.undeploy(NAME);
            }
        });
        assertTrue(
                log.lines()
                        .anyMatch(line -> line.contains("cognito.user-pool-id is missing")
                                && line.contains("cognito.client-id is missing")),
                log);
    }

    /** What the server writes, which the Arquillian adapter repeats on standard output. */
    private static String logOf(Runnable test) {
        PrintStream out = System.out;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            test.run();
        } finally {
            System.setOut(out);
        }
        return log.toString(StandardCharsets.UTF_8);
    }
}
