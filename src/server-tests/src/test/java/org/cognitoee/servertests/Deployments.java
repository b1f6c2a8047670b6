package org.cognitoee.servertests;

import java.io.File;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** What is deployed. */
public final class Deployments {

    private Deployments() {}

    /** What says that it is the root context, where the name of the file does not; never in the built WAR. */
    public static final String ROOT_DESCRIPTOR = "/WEB-INF/glassfish-web.xml";

    /** The WAR that was built, byte for byte, in the root context. */
    public static WebArchive cognitoEe() {
        WebArchive war = cognitoEe("ROOT");
        return Server.NAME.matches("glassfish|payara-server") ? war.addAsWebInfResource("glassfish-web.xml") : war;
    }

    /** Deploys what the application may refuse: some servers tell it by an exception, others only answer 404. */
    static void tryToDeploy(Deployer deployer, String name) {
        try {
            deployer.deploy(name);
        } catch (Exception refused) { // Arquillian rethrows the adapter's, which no method declares
            return;
        }
    }

    /** The WAR that was built, byte for byte, in the context of this name. */
    static WebArchive cognitoEe(String name) {
        return ShrinkWrap.create(ZipImporter.class, name + ".war")
                .importFrom(new File(System.getProperty("cognito-ee.war")))
                .as(WebArchive.class);
    }
}
