package org.cognitoee.servertests;

import static org.cognitoee.servertests.Answer.assertUnavailable;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cognitoee.testkit.LocalUserPool;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The user pool is away when the application starts. */
@ArquillianTest
class PoolAwayAtStartIT {

    /** Has been there once, and has issued tokens. */
    private static final LocalUserPool POOL = Pools.started();

    private static final Server SERVER = Server.application("");

    @Deployment(testable = false)
    static WebArchive war() {
        POOL.stop();
        return Deployments.cognitoEe();
    }

    @AfterAll
    static void closePool() {
        POOL.close();
    }

    @Test
    void goodToken_isNotCalledBad_andABadOneStillIs() {
        assertUnavailable(
                "503 keys-unavailable", SERVER.get("auth/me", POOL.token().compact()));
        assertEquals("401 token-missing", SERVER.get("auth/me").summary());
        assertEquals("401 token-malformed", SERVER.get("auth/me", "garbage").summary());
        assertEquals(
                "401 token-algorithm-refused",
                SERVER.get("auth/me", POOL.token().header("alg", "none").compact())
                        .summary());
        assertEquals(
                "401 token-issuer-unknown",
                SERVER.get(
                                "auth/me",
                                POOL.token().issuer("https://example.com/pool").compact())
                        .summary());
    }

    @Test
    void publicPaths_answer() {
        assertEquals("400 input-invalid", SERVER.post("auth/login", "{}").summary());
        assertUnavailable(
                "503 pool-unavailable",
                SERVER.post("auth/login", "{\"username\":\"ada\",\"password\":\"Correct-h0rse\"}"));
    }
}
