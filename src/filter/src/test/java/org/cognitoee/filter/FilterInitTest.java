package org.cognitoee.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.cognitoee.problem.Problem;
import org.cognitoee.problem.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The filter as a server makes it: injected, initialised, called. */
@Timeout(30)
class FilterInitTest {

    private final StubContext context = new StubContext().with(AccessTokenFilter.class.getName(), "/*");
    private final GuardedApplication application = new GuardedApplication(Stub.observers());
    private final AccessTokenFilter filter = new AccessTokenFilter();
    private final StubResponse response = new StubResponse();
    private final List<Object> passed = new ArrayList<>();

    @AfterEach
    void stop() {
        application.stop();
    }

    /** What a filter is told of its surroundings. */
    public record Config(ServletContext context) {

        public ServletContext getServletContext() {
            return context;
        }
    }

    @Test
    void filterThatIsInitialised_hasItsConfigAndStartsItsApplication() throws Exception {
        FilterConfig config = init();
        assertSame(config, filter.getFilterConfig());
        assertNotNull(application.tokenVerifier());
    }

    @Test
    void pathsOfTheSettings_arePublic() throws Exception {
        init();
        send(new StubRequest("GET", "/shop/open"));
        assertEquals(1, passed.size());
        send(new StubRequest("GET", "/shop/other"));
        assertRefused(Reason.TOKEN_MISSING);
    }

    @Test
    void cookieAndPreflightsOfTheSettings_areSeen() throws Exception {
        context.contextParams.put("cognito.token-cookie", "session");
        context.contextParams.put("cognito.cors-preflight", "pass");
        init();
        send(new StubRequest("OPTIONS", "/shop/a")
                .header("Origin", "https://a.example")
                .header("Access-Control-Request-Method", "PUT"));
        assertEquals(1, passed.size());
        send(new StubRequest("GET", "/shop/a").cookie("session", "bad"));
        assertRefused(Reason.TOKEN_MALFORMED);
    }

    @Test
    void cookieAndPreflightsWithoutSettings_areNot() throws Exception {
        init();
        send(new StubRequest("OPTIONS", "/shop/a")
                .header("Origin", "https://a.example")
                .header("Access-Control-Request-Method", "PUT")
                .cookie("session", "bad"));
        assertRefused(Reason.TOKEN_MISSING);
        assertEquals(List.of(), passed);
    }

    @Test
    void caller_isNobodyBeforeTheFilterHasLetARequestIn() throws Exception {
        assertNull(GuardedApplication.caller(new StubRequest("GET", "/shop/open").asRequest()));
        init();
        StubRequest request = new StubRequest("GET", "/shop/open");
        send(request);
        assertNull(GuardedApplication.caller(request.asRequest()));
    }

    private FilterConfig init() throws Exception {
        ServletContext asContext = context.asContext();
        new DeploymentCheck().onStartup(null, asContext);
        Field injected = AccessTokenFilter.class.getDeclaredField("application");
        injected.setAccessible(true);
        injected.set(filter, application);
        FilterConfig config = Stub.of(FilterConfig.class, new Config(asContext));
        filter.init(config);
        return config;
    }

    private void send(StubRequest request) throws Exception {
        filter.doFilter(request.asRequest(), response.asResponse(), (seen, unused) -> passed.add(seen));
    }

    private void assertRefused(Reason reason) {
        assertEquals(reason.status(), response.status);
        assertEquals(Problem.of(reason).json(), response.body());
    }
}
