package org.cognitoee.servertests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import org.cognitoee.servertests.attack.Expected;
import org.cognitoee.servertests.platform.PlatformResource;
import org.cognitoee.testkit.LocalUserPool;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not the same on all servers by any specification, and yet must work behind the filter. */
@ArquillianTest
class PlatformIT {

    private static final LocalUserPool POOL = Pools.started();
    private static final Server SERVER = Server.application("platform");

    @Deployment(testable = false)
    static WebArchive war() {
        return ShrinkWrap.create(WebArchive.class, "platform.war")
                .addPackage(PlatformResource.class.getPackage())
                .addAsLibraries(new File(System.getProperty("filter.jars")).listFiles());
    }

    @AfterAll
    static void closePool() {
        POOL.close();
    }

    @ParameterizedTest
    @CsvSource({
        "flight-recorder, works | none@wildfly",
        "mx-bean,         works",
        "managed-threads, works | none@tomee",
        "async,           works",
    })
    void partOfThePlatform_worksInAGuardedApplication(String part, String expected) {
        String token = POOL.token().user("ada").claim("sub", "sub-of-ada").compact();
        Answer answer = SERVER.get("api/platform/" + part, token);
        assertEquals(200, answer.status(), answer::body);
        assertTrue(Expected.of(expected).allows(answer.body()), answer::body);
    }
}
