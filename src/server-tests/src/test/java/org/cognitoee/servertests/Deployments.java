package org.cognitoee.servertests;

import java.io.File;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** What is deployed. */
public final class Deployments {

    /** What says that it is the root context, where the name ROOT does not; the built WAR has no such file. */
    public static final Map<String, String> ROOT_DESCRIPTORS = Map.of(
            "glassfish", "glassfish-web.xml", "payara-server", "glassfish-web.xml", "open-liberty", "ibm-web-ext.xml");

    private Deployments() {}

    /** The WAR that was built, byte for byte, in the root context. */
    public static WebArchive cognitoEe() {
        WebArchive war = cognitoEe("ROOT");
        String descriptor = ROOT_DESCRIPTORS.get(Server.NAME);
        return descriptor == null ? war : war.addAsWebInfResource(descriptor);
    }

    /**
     * Deploys what the application may refuse: some servers tell it by an exception, others only answer 404.
     *
     * @return what the exception and its cause say, empty without one
     */
    static String tryToDeploy(Deployer deployer, String name) {
        try {
            deployer.deploy(name);
            return "";
        } catch (Exception refused) { // Arquillian rethrows the adapter's, which no method declares
            return refused + ": " + refused.getCause();
        } finally {
            Server.application(name).awaitListening();
        }
    }

    /** An application that somebody else has written, the filter's jar and what the filter's POM brings. */
    static WebArchive foreign(String name, Class<?>... classes) {
        return ShrinkWrap.create(WebArchive.class, name + ".war")
                .addClasses(classes)
                .addAsLibraries(filterJars());
    }

    /** The filter's jar and what its POM brings, as Maven says. */
    static File[] filterJars() {
        return new File(System.getProperty("filter.jars")).listFiles();
    }

    /** The WAR that was built, byte for byte, in the context of this name. */
    static WebArchive cognitoEe(String name) {
        return ShrinkWrap.create(ZipImporter.class, name + ".war")
                .importFrom(new File(System.getProperty("cognito-ee.war")))
                .as(WebArchive.class);
    }
}
