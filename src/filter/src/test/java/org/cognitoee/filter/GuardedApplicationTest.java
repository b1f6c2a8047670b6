package org.cognitoee.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Set;
import org.cognitoee.token.JwksCache;
import org.cognitoee.token.TokenVerifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GuardedApplicationTest {

    @Test
    void applicationThatHasStarted_handsOutItsGuardAndStartsItOnce() {
        ServletContext context =
                new StubContext().with(AccessTokenFilter.class.getName(), "/*").asContext();
        new DeploymentCheck().onStartup(null, context);
        GuardedApplication application = new GuardedApplication(Stub.observers(), Stub.extensions());
        application.start(context);
        TokenVerifier verifier = application.tokenVerifier();
        JwksCache keys = application.jwksCache();
        assertNotNull(verifier);
        assertNotNull(keys);
        application.start(context);
        assertSame(verifier, application.tokenVerifier());
        assertSame(keys, application.jwksCache());
        assertEquals("eu-west-1_Example", application.settings().userPoolId());
        assertTrue(application.guard().publicPaths().contain(new StubRequest("GET", "/shop/open").asRequest()));
        application.stop();
    }

    @Test
    void applicationThatHasNotStarted_handsOutNothingAndStopsQuietly() {
        GuardedApplication application = new GuardedApplication(Stub.observers(), Stub.extensions());
        application.stop();
        assertThrows(IllegalStateException.class, application::tokenVerifier);
        assertThrows(IllegalStateException.class, application::jwksCache);
        assertThrows(IllegalStateException.class, application::settings);
    }

    @Test
    void applicationThatHasStopped_leavesNoThreadBehind() throws Exception {
        ServletContext context =
                new StubContext().with(AccessTokenFilter.class.getName(), "/*").asContext();
        new DeploymentCheck().onStartup(null, context);
        Set<Thread> earlier = Thread.getAllStackTraces().keySet();
        GuardedApplication application = new GuardedApplication(Stub.observers(), Stub.extensions());
        application.start(context);
        List<Thread> own = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("cognito-ee") && !earlier.contains(thread))
                .toList();
        assertFalse(own.isEmpty());
        application.stop();
        for (Thread thread : own) {
            thread.join(5_000);
            assertFalse(thread.isAlive());
        }
    }

    @Test
    void applicationThatWasNotChecked_doesNotStart() {
        GuardedApplication application = new GuardedApplication(Stub.observers(), Stub.extensions());
        ServletContext unchecked = new StubContext().asContext();
        assertThrows(IllegalStateException.class, () -> application.start(unchecked));
    }

    @Test
    void requestThatWasNotLetIn_hasNeitherCallerNorToken() {
        StubRequest request = new StubRequest("GET", "/shop/a").authorization("Bearer a.b.c");
        assertNull(GuardedApplication.caller(request.asRequest()));
        assertNull(GuardedApplication.presentedToken(request.asRequest()));
    }
}
