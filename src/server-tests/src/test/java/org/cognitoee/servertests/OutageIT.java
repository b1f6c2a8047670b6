package org.cognitoee.servertests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.cognitoee.servertests.Load.Sample;
import org.cognitoee.servertests.Load.Token;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The key endpoint is away for a minute, at first refusing connections and then hanging. */
@Tag("payara-micro")
@ArquillianTest
class OutageIT {

    private static final int SECONDS = 60;
    private static final Duration COOL_DOWN_AND_FETCH = Duration.ofSeconds(13);

    /** Much less than any time-out of a fetch, much more than a known key takes. */
    private static final Duration NO_WAITING = Duration.ofSeconds(1);

    private static final FaultyPool POOL = new FaultyPool();
    private static final KeyEndpoint ENDPOINT = POOL.endpoint();
    private static final Server SERVER = Server.application("");

    @Deployment(testable = false)
    @TargetsContainer("key-endpoints")
    static WebArchive war() {
        return FaultyPool.war(List.of(ENDPOINT));
    }

    @AfterAll
    static void close() {
        ENDPOINT.close();
        POOL.close();
    }

    @Test
    @Timeout(180)
    void keyEndpointAwayForAMinute_refusesNoValidToken_andANewKeyIsAcceptedOneCoolDownAfterIt() throws Exception {
        String token = POOL.token(ENDPOINT);
        assertEquals("200", SERVER.get("auth/me", token).summary());
        List<Sample> valid;
        List<Sample> unknown;
        Duration recovery;
        try (Load validTokens = Load.of(SERVER, Duration.ofMillis(20), () -> Token.valid(token));
                Load unknownKeys = Load.of(SERVER, Duration.ofMillis(200), () -> Token.underUnknownKey(token))) {
            ENDPOINT.fail(Fault.REFUSED);
            TimeUnit.SECONDS.sleep(SECONDS / 2);
            ENDPOINT.fail(Fault.HANGING);
            TimeUnit.SECONDS.sleep(SECONDS / 2);
            POOL.rotateKeys();
            ENDPOINT.recover();
            recovery = SERVER.untilAccepted("auth/me", POOL.token(ENDPOINT));
            valid = validTokens.samples();
            unknown = unknownKeys.samples();
        }
        Map<String, Long> answersToUnknown = Load.answers(unknown);
        System.out.printf(
                "outage: %d s, valid tokens %s in at most %d ms (p99 %d ms), unknown key ids %s, %d attempts arrived, a new key accepted %.1f s after it%n",
                SECONDS,
                Load.answers(valid),
                Load.most(valid).toMillis(),
                Load.p99(valid).toMillis(),
                answersToUnknown,
                ENDPOINT.attempts(),
                recovery.toMillis() / 1000.0);
        assertEquals(Set.of("200"), Load.answers(valid).keySet());
        assertTrue(Load.p99(valid).compareTo(NO_WAITING) < 0);
        assertEquals(Set.of("401 token-key-unknown", "503 keys-unavailable"), answersToUnknown.keySet());
        assertTrue(recovery.compareTo(COOL_DOWN_AND_FETCH) < 0, recovery::toString);
    }
}
