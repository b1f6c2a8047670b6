package org.cognitoee.servertests;

import static org.cognitoee.servertests.Answer.assertUnavailable;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonObject;
import org.cognitoee.testkit.LocalUserPool;
import org.cognitoee.testkit.User;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The user pool goes away while the application runs. */
@ArquillianTest
class PoolStopsIT {

    private static final LocalUserPool POOL = Pools.started();
    private static final Server SERVER = Server.application("");
    private static final String CREDENTIALS = "{\"username\":\"ada\",\"password\":\"Correct-h0rse\"}";

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.cognitoEe();
    }

    @AfterAll
    static void closePool() {
        POOL.close();
    }

    @Test
    void poolStoppedAfterOneGoodRequest_saysThatThePoolIsAway_andNeverThatTheKeysAre() {
        POOL.createUser(User.named("ada"), "Correct-h0rse");
        JsonObject seen = SERVER.post("auth/login", CREDENTIALS).json();
        JsonObject unseen = SERVER.post("auth/login", CREDENTIALS).json();
        assertEquals(
                "200", SERVER.get("auth/me", seen.getString("access_token")).summary());

        POOL.stop();
        assertUnavailable("503 pool-unavailable", SERVER.get("auth/me", seen.getString("access_token")));
        assertUnavailable("503 pool-unavailable", SERVER.get("auth/me", unseen.getString("access_token")));
        assertUnavailable("503 pool-unavailable", SERVER.post("auth/login", CREDENTIALS));
        assertEquals("401 token-missing", SERVER.get("auth/me").summary());

        POOL.start();
        assertEquals(
                "200", SERVER.get("auth/me", seen.getString("access_token")).summary());
        assertEquals("200", SERVER.post("auth/login", CREDENTIALS).summary());
    }
}
