package org.cognitoee.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.ServletContext;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.cognitoee.token.PresentedToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GuardedApplicationTest {

    @Test
    void applicationThatHasStarted_handsOutItsGuardAndStartsItOnce() {
        ServletContext context =
                new StubContext().with(AccessTokenFilter.class.getName(), "/*").asContext();
        new DeploymentCheck().onStartup(null, context);
        GuardedApplication application = new GuardedApplication();
        application.start(context);
        var verifier = application.tokenVerifier();
        application.start(context);
        assertSame(verifier, application.tokenVerifier());
        assertEquals("eu-west-1_Example", application.settings().userPoolId());
        assertTrue(application.publicPaths().contain(new StubRequest("GET", "/shop/open").asRequest()));
        application.stop();
    }

    @Test
    void applicationThatHasNotStarted_handsOutNothingAndStopsQuietly() {
        GuardedApplication application = new GuardedApplication();
        application.stop();
        assertThrows(IllegalStateException.class, application::tokenVerifier);
        assertThrows(IllegalStateException.class, application::jwksCache);
        assertThrows(IllegalStateException.class, application::settings);
    }

    @Test
    void applicationThatWasNotChecked_doesNotStart() {
        GuardedApplication application = new GuardedApplication();
        ServletContext unchecked = new StubContext().asContext();
        assertThrows(IllegalStateException.class, () -> application.start(unchecked));
    }

    @Test
    void presentedToken_isTheRequestsOwn() {
        StubRequest request = new StubRequest("GET", "/shop/a");
        assertNull(GuardedApplication.presentedToken(request.asRequest()));
        PresentedToken token = new PresentedToken("a.b.c");
        request.setAttribute(AccessTokenFilter.PRESENTED_TOKEN, token);
        assertSame(token, GuardedApplication.presentedToken(request.asRequest()));
    }

    @Test
    void executorOfOurOwn_runsTheWatchdogWhileEveryFetchHangsAndEndsWithTheApplication() throws Exception {
        BackgroundExecutor executor = BackgroundExecutor.ofTheServer(3);
        assertTrue(executor.isOurs());
        CountDownLatch hanging = new CountDownLatch(2);
        CountDownLatch ended = new CountDownLatch(2);
        CountDownLatch watched = new CountDownLatch(1);
        for (int i = 0; i < 2; i++) {
            executor.scheduler().execute(() -> {
                assertTrue(Thread.currentThread().isDaemon());
                hanging.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    ended.countDown();
                }
            });
        }
        assertTrue(hanging.await(10, TimeUnit.SECONDS));
        var unused = executor.scheduler().schedule(watched::countDown, 1, TimeUnit.MILLISECONDS);
        assertTrue(watched.await(10, TimeUnit.SECONDS));
        assertFalse(executor.scheduler().isShutdown());
        executor.close();
        assertTrue(ended.await(10, TimeUnit.SECONDS));
    }
}
