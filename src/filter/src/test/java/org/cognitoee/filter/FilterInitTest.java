package org.cognitoee.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.enterprise.inject.Instance;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import javax.management.ObjectName;
import org.cognitoee.problem.Problem;
import org.cognitoee.problem.Reason;
import org.cognitoee.settings.PublicPath;
import org.cognitoee.token.AccessTokenCheck;
import org.cognitoee.token.KeyServer;
import org.cognitoee.token.PresentedToken;
import org.cognitoee.token.TestToken;
import org.cognitoee.token.Verification.Rejected;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The filter as a server makes it: injected, initialised, called. */
@Timeout(30)
class FilterInitTest {

    private final StubContext context = new StubContext().with(AccessTokenFilter.class.getName(), "/*");
    private final List<AccessTokenCheck> checks = new ArrayList<>();
    private final List<PublicPath> publicPaths = new ArrayList<>();
    private final GuardedApplication application =
            new GuardedApplication(Stub.observers(), new Extensions(checks, publicPaths));
    private final AccessTokenFilter filter = new AccessTokenFilter();
    private final StubResponse response = new StubResponse();
    private final List<Object> passed = new ArrayList<>();

    private boolean resolvable = true;

    @AfterEach
    void stop() {
        application.stop();
    }

    /** What CDI knows of the application. */
    public record Applications(boolean isResolvable, GuardedApplication get) {}

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
    void pathsOfTheApplicationsBeans_arePublicBesideThoseOfTheSettings() throws Exception {
        publicPaths.add(PublicPath.of("GET /health"));
        publicPaths.add(PublicPath.of("GET /pages/*"));
        init();
        for (String open : List.of("/shop/open", "/shop/health", "/shop/pages/a")) {
            send(new StubRequest("GET", open));
        }
        assertEquals(3, passed.size());
        send(new StubRequest("HEAD", "/shop/health"));
        assertRefused(Reason.TOKEN_MISSING);
    }

    @SuppressWarnings("NullAway") // what a producer may do
    @Test
    void beanThatIsNull_isNoGuardAndLetsNobodyIn() throws Exception {
        publicPaths.add(null);
        init();
        assertNobodyIsLetIn();
    }

    @SuppressWarnings("NullAway") // what a producer may do
    @Test
    void checkThatIsNull_isNoGuardAndLetsNobodyIn() throws Exception {
        checks.add(null);
        init();
        assertNobodyIsLetIn();
    }

    @Test
    void filterThatNothingIsInjectedInto_letsNobodyIn() throws Exception {
        filter.init(checkedConfig());
        assertNobodyIsLetIn();
        filter.destroy();
    }

    @Test
    void filterOfABeanArchiveThatIsNotTheApplications_letsNobodyIn() throws Exception {
        resolvable = false;
        init();
        assertNobodyIsLetIn();
    }

    @Test
    void filterThatIsDestroyed_endsTheGuard_andNotTheOneThatFollows() throws Exception {
        FilterConfig config = init();
        ScheduledExecutorService executor = application.guard().executor();
        filter.destroy();
        assertTrue(executor.isShutdown());
        assertEquals(Set.of(), mxBeans());
        GuardedApplication next = new GuardedApplication(Stub.observers(), Stub.extensions());
        next.start(config.getServletContext());
        Set<ObjectName> ofTheNext = mxBeans();
        filter.destroy();
        application.stop();
        assertEquals(2, ofTheNext.size());
        assertEquals(ofTheNext, mxBeans());
        next.stop();
    }

    private static Set<ObjectName> mxBeans() throws Exception {
        return ManagementFactory.getPlatformMBeanServer().queryNames(new ObjectName("org.cognitoee:*"), null);
    }

    @Test
    void checkOfTheApplication_isAskedByTheFilterAndByWhoeverInjectsTheVerifier() throws Exception {
        try (KeyServer keys = new KeyServer()) {
            context.contextParams.put("cognito.issuers", TestToken.ISSUER);
            context.contextParams.put("cognito.jwks-uri", keys.uri().toString());
            checks.add(token -> Optional.of("locked"));
            init();
            String compact = TestToken.good()
                    .claim("iat", Long.toString(Instant.now().getEpochSecond()))
                    .claim("exp", Long.toString(Instant.now().getEpochSecond() + 60))
                    .signed();
            send(new StubRequest("GET", "/shop/a").authorization("Bearer " + compact));
            assertRefused(Reason.TOKEN_REFUSED);
            assertFalse(response.headers.toString().contains("locked"));
            assertEquals(
                    new Rejected(Reason.TOKEN_REFUSED, "locked"),
                    application.tokenVerifier().verify(new PresentedToken(compact)));
        }
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

    private FilterConfig checkedConfig() {
        ServletContext asContext = context.asContext();
        new DeploymentCheck().onStartup(null, asContext);
        return Stub.of(FilterConfig.class, new Config(asContext));
    }

    private FilterConfig init() throws Exception {
        FilterConfig config = checkedConfig();
        Field injected = AccessTokenFilter.class.getDeclaredField("applications");
        injected.setAccessible(true);
        injected.set(filter, Stub.of(Instance.class, new Applications(resolvable, application)));
        filter.init(config);
        return config;
    }

    private void assertNobodyIsLetIn() throws Exception {
        send(new StubRequest("GET", "/shop/open"));
        assertRefused(Reason.INTERNAL_ERROR);
        assertEquals(List.of(), passed);
    }

    private void send(StubRequest request) throws Exception {
        filter.doFilter(request.asRequest(), response.asResponse(), (seen, unused) -> passed.add(seen));
    }

    private void assertRefused(Reason reason) {
        assertEquals(reason.status(), response.status);
        assertEquals(Problem.of(reason).json(), response.body());
    }
}
