package org.cognitoee.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.cognitoee.settings.Settings;
import org.cognitoee.settings.SettingsSources;
import org.cognitoee.token.HandDrivenClock;
import org.cognitoee.token.KeyServer;
import org.cognitoee.token.PresentedToken;
import org.cognitoee.token.TestToken;
import org.cognitoee.token.Verification.Rejected;
import org.cognitoee.token.Verification.Verified;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GuardTest {

    private final KeyServer server = new KeyServer();
    private final HandDrivenClock clock = new HandDrivenClock();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void guardOfTwoIssuers_hasAThreadForTheFetchOfEachAndOneForTheirWatchdog() {
        try (Guard guard = Guard.of(
                settings("http://127.0.0.1:9/a http://127.0.0.1:9/b"),
                Stub.extensions(),
                "/shop",
                clock,
                event -> {})) {
            ScheduledThreadPoolExecutor executor =
                    assertInstanceOf(ScheduledThreadPoolExecutor.class, guard.executor());
            assertEquals(3, executor.getCorePoolSize());
        }
    }

    @Test
    void guard_fetchesTheKeysBeforeAnybodyAsksAndVerifiesWithThem() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        server.beforeAnswer(asked::countDown);
        try (Guard guard = Guard.of(settings(TestToken.ISSUER), Stub.extensions(), "/shop", clock, event -> {})) {
            guard.start();
            assertTrue(asked.await(10, TimeUnit.SECONDS));
            PresentedToken good = new PresentedToken(TestToken.good().signed());
            assertInstanceOf(Verified.class, guard.tokenVerifier().verify(good));
        }
    }

    @Test
    void close_cancelsTheRefreshAndEndsTheThreads() {
        Guard guard = Guard.of(settings(TestToken.ISSUER), Stub.extensions(), "/shop", clock, event -> {});
        String waitsForTheFetch = TestToken.good().header("kid", "\"another\"").signed();
        assertInstanceOf(Rejected.class, guard.tokenVerifier().verify(new PresentedToken(waitsForTheFetch)));
        ScheduledThreadPoolExecutor executor = assertInstanceOf(ScheduledThreadPoolExecutor.class, guard.executor());
        Runnable refresh = executor.getQueue().element();
        guard.close();
        assertTrue(assertInstanceOf(Future.class, refresh).isCancelled());
        assertTrue(executor.isShutdown());
    }

    private Settings settings(String issuers) {
        Map<String, String> params = Map.of(
                "cognito.user-pool-id",
                "eu-west-1_Example",
                "cognito.client-id",
                TestToken.CLIENT,
                "cognito.issuers",
                issuers,
                "cognito.jwks-uri",
                server.uri().toString());
        return Settings.read(new SettingsSources("", key -> null, key -> null, params::get));
    }
}
