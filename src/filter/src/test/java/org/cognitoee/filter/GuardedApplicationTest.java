package org.cognitoee.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.ServletContext;
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
}
