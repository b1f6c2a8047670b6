package org.cognitoee.servertests;

import java.io.File;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** What is deployed. */
public final class Deployments {

    private Deployments() {}

    /** The WAR that was built, byte for byte, in the root context. */
    public static WebArchive cognitoEe() {
        return cognitoEe("ROOT");
    }

    /** The WAR that was built, byte for byte, in the context of this name. */
    static WebArchive cognitoEe(String name) {
        return ShrinkWrap.create(ZipImporter.class, name + ".war")
                .importFrom(new File(System.getProperty("cognito-ee.war")))
                .as(WebArchive.class);
    }
}
