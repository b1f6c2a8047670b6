package org.cognitoee.servertests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cognitoee.servertests.foreign.Hello;
import org.cognitoee.testkit.LocalUserPool;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The signing keys come late and go away again, on every server; {@link OutageIT} has the load and all ways to fail. */
@ArquillianTest
class KeysAwayIT {

    private static final Duration COOL_DOWN_AND_FETCH = Duration.ofSeconds(13);

    /** Has been there once, and has issued tokens. */
    private static final LocalUserPool POOL = Pools.started();

    private static final Server SERVER = Server.application("keys-away");

    private int checks;

    @Deployment(testable = false)
    static WebArchive war() {
        POOL.stop();
        return ShrinkWrap.create(WebArchive.class, "keys-away.war")
                .addClass(Hello.class)
                .addAsLibraries(new File(System.getProperty("filter.jars")).listFiles());
    }

    @AfterAll
    static void closePool() {
        POOL.close();
    }

    @Test
    @Timeout(120)
    void validToken_isNeverCalledBad_andIsGoodWhileItsKeyHasBeenSeen() throws InterruptedException {
        String seen = token();
        check("503 keys-unavailable", seen);
        check("401 token-malformed", "garbage");

        POOL.start();
        Duration start = SERVER.untilAccepted("hello", seen);

        POOL.stop();
        for (int i = 0; i < COOL_DOWN_AND_FETCH.toSeconds(); i++) {
            check("200", seen);
            check("200", token());
            TimeUnit.SECONDS.sleep(1);
        }
        check("503 keys-unavailable", FaultyPool.underUnknownKey(seen));

        POOL.rotateKeys();
        POOL.start();
        Duration recovery = SERVER.untilAccepted("hello", token());
        check("200", seen);
        check("401 token-key-unknown", FaultyPool.underUnknownKey(seen));
        System.out.printf(
                "keys away: %d checks, let in %.1f s after the keys came, a new key accepted %.1f s after they came back%n",
                checks, start.toMillis() / 1000.0, recovery.toMillis() / 1000.0);
        List.of(start, recovery).forEach(time -> assertTrue(time.compareTo(COOL_DOWN_AND_FETCH) < 0, time::toString));
    }

    private void check(String expected, String token) {
        assertEquals(expected, SERVER.get("hello", token).summary());
        checks++;
    }

    private static String token() {
        return POOL.token().user("ada").compact();
    }
}
