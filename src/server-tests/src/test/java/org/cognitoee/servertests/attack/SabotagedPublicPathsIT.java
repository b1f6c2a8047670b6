package org.cognitoee.servertests.attack;

import java.util.Map;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** What is public is decided on the path as the server decodes and cuts it, which is not what JAX-RS routes on. */
@ArquillianTest
class SabotagedPublicPathsIT extends SabotagedFilter {

    private static final CallLog CALLS = CallLog.named("SabotagedPublicPathsIT");

    SabotagedPublicPathsIT() {
        super(CALLS, "targets", Set.of("matrix"));
    }

    @Deployment(name = NAME, managed = false, testable = false)
    static WebArchive war() {
        return AttackedWar.sabotaged(
                CALLS,
                new Sabotage(
                        "org/cognitoee/filter/PublicPaths.java",
                        Map.of(
                                "String rawUri = rawUri(request);",
                                "String rawUri = request.getContextPath() + request.getServletPath()"
                                        + " + java.util.Objects.toString(request.getPathInfo(), \"\");")));
    }
}
