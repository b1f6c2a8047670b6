package org.cognitoee.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cognitoee.problem.Problem;
import org.cognitoee.problem.Reason;
import org.cognitoee.settings.PublicPath;
import org.cognitoee.token.AccessToken;
import org.cognitoee.token.PresentedToken;
import org.cognitoee.token.TestPool;
import org.cognitoee.token.TestToken;
import org.cognitoee.token.TokenVerifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class AccessTokenFilterTest {

    private static final String GOOD = TestToken.good().signed();

    private final TestPool pool = new TestPool();
    private final PublicPaths paths = new PublicPaths("/shop", List.of(new PublicPath(Set.of("POST"), "/auth/login")));
    private final AccessTokenFilter filter =
            new AccessTokenFilter(paths, false, null, pool.verifier, Stub.roles(), Stub.observers());
    private final StubResponse response = new StubResponse();

    /** The requests that the application has seen. */
    private final List<HttpServletRequest> passed = new ArrayList<>();

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void publicRequest_passesAsItIsAndAsNobody() throws Exception {
        HttpServletRequest request = send(new StubRequest("POST", "/shop/auth/login").authorization("Bearer bad"));
        assertSame(request, passed.get(0));
        assertNull(GuardedApplication.presentedToken(request));
        assertNull(GuardedApplication.caller(request));
    }

    @Test
    void preflight_passesOnlyWhereTheApplicationSaysSo() throws Exception {
        StubRequest preflight = new StubRequest("OPTIONS", "/shop/a")
                .header("Origin", "https://a.example")
                .header("Access-Control-Request-Method", "PUT");
        send(preflight);
        assertRefused(Problem.of(Reason.TOKEN_MISSING));
        send(new AccessTokenFilter(paths, true, null, pool.verifier, Stub.roles(), Stub.observers()), preflight);
        assertEquals(1, passed.size());
    }

    @Test
    void requestThatIsNoPreflight_isRefusedWherePreflightsPass() throws Exception {
        send(
                new AccessTokenFilter(paths, true, null, pool.verifier, Stub.roles(), Stub.observers()),
                new StubRequest("OPTIONS", "/shop/a"));
        assertRefused(Problem.of(Reason.TOKEN_MISSING));
    }

    @Test
    void tokenInACookie_isSeenOnlyWhereTheApplicationSaysSo() throws Exception {
        StubRequest request = new StubRequest("GET", "/shop/a").cookie("session", GOOD);
        send(request);
        assertRefused(Problem.of(Reason.TOKEN_MISSING));
        send(
                new AccessTokenFilter(
                        paths, false, new TokenCookie("session"), pool.verifier, Stub.roles(), Stub.observers()),
                request);
        assertEquals(1, passed.size());
    }

    @Test
    void protectedRequestWithoutToken_isRefusedWithAChallengeWithoutError() throws Exception {
        send(new StubRequest("GET", "/shop/auth/login"));
        assertRefused(Problem.of(Reason.TOKEN_MISSING));
        assertEquals("Bearer realm=\"cognito\"", response.headers.get("WWW-Authenticate"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Basic YWxpY2U6c2VjcmV0",
                "Bearer\tabc",
                "Bearerabc",
                " Bearer abc",
                "Token abc",
                "Digest x"
            })
    void otherCredentials_areNoToken(String authorization) throws Exception {
        send(new StubRequest("GET", "/shop/a").authorization(authorization));
        assertRefused(Problem.of(Reason.TOKEN_MISSING));
    }

    @Test
    void severalAuthorizationHeaders_areABadRequestEvenIfOneIsGood() throws Exception {
        send(new StubRequest("GET", "/shop/a").authorization("Bearer " + GOOD, "Bearer " + GOOD));
        assertRefused(Problem.of(Reason.CREDENTIALS_REPEATED));
        assertEquals(400, response.status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER ", "Bearer    "})
    void goodToken_passesWhateverTheCaseOfItsScheme(String scheme) throws Exception {
        StubRequest stub = new StubRequest("GET", "/shop/a").authorization(scheme + GOOD);
        send(stub);
        assertIsAlice(passed.get(0));
        assertEquals(new PresentedToken(GOOD), GuardedApplication.presentedToken(stub.asRequest()));
        assertSame(passed.get(0).getUserPrincipal(), GuardedApplication.caller(stub.asRequest()));
        assertEquals(200, response.status);
        assertTrue(response.headers.isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "'Bearer ', TOKEN_MALFORMED",
        "Bearer abc, TOKEN_MALFORMED",
        "Bearer $GOOD x, TOKEN_MALFORMED",
        "'Bearer $GOOD,', TOKEN_MALFORMED",
        "'Bearer $GOOD, Bearer $GOOD', TOKEN_MALFORMED",
        "Bearer \"$GOOD\", TOKEN_MALFORMED",
        "Bearer $EXPIRED, TOKEN_EXPIRED",
    })
    void badToken_isRefusedWithItsReasonAndWithoutAWordOfIt(String authorization, Reason reason) throws Exception {
        String expired = TestToken.good()
                .claim("exp", Long.toString(TestToken.NOW.getEpochSecond()))
                .signed();
        StubRequest stub = new StubRequest("GET", "/shop/a")
                .authorization(authorization.replace("$GOOD", GOOD).replace("$EXPIRED", expired));
        send(stub);
        assertRefused(Problem.of(reason));
        assertTrue(stub.attributes.isEmpty());
        String answer = response.headers + response.body();
        for (String secret : List.of(GOOD.substring(0, 10), "alice", "abc")) {
            assertFalse(answer.contains(secret), answer);
        }
    }

    @Test
    void keysThatCannotBeHad_are503WithRetryAfterAndWithoutAChallenge() throws Exception {
        pool.server.fail();
        pool.clock.move(Duration.ofSeconds(10));
        String unknownKey = TestToken.good().header("kid", "\"another\"").signed();
        send(new StubRequest("GET", "/a").authorization("Bearer " + unknownKey));
        assertRefused(Problem.of(Reason.KEYS_UNAVAILABLE, Duration.ofSeconds(10)));
        assertEquals("10", response.headers.get("Retry-After"));
        assertFalse(response.headers.containsKey("WWW-Authenticate"));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "REQUEST")
    void furtherDispatchOfAVerifiedRequest_keepsItsCallerWhateverHasHappenedSince(DispatcherType type)
            throws Exception {
        StubRequest stub = new StubRequest("GET", "/shop/a").authorization("Bearer " + GOOD);
        send(stub);
        send(stub.authorization("Bearer bad").dispatchedAs(type));
        assertIsAlice(passed.get(1));
        assertSame(passed.get(0).getUserPrincipal(), passed.get(1).getUserPrincipal());
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "REQUEST")
    void furtherDispatchOfAPublicRequest_passesAsItIs(DispatcherType type) throws Exception {
        StubRequest stub = new StubRequest("POST", "/shop/auth/login");
        send(stub);
        HttpServletRequest dispatched = send(stub.dispatchedAs(type));
        assertSame(dispatched, passed.get(1));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "REQUEST")
    void furtherDispatchWithoutAnEarlierDecision_isVerifiedAnew(DispatcherType type) throws Exception {
        send(new StubRequest("GET", "/shop/a").authorization("Bearer " + GOOD).dispatchedAs(type));
        assertIsAlice(passed.get(0));
        passed.clear();
        send(new StubRequest("GET", "/shop/a").dispatchedAs(type));
        assertRefused(Problem.of(Reason.TOKEN_MISSING));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "REQUEST")
    void furtherDispatchWithSomebodyElsesAttributes_isVerifiedAnew(DispatcherType type) throws Exception {
        StubRequest forged = new StubRequest("GET", "/shop/a").dispatchedAs(type);
        StubRequest verified = new StubRequest("GET", "/shop/a").authorization("Bearer " + GOOD);
        send(verified);
        passed.clear();
        for (String name : verified.attributes.keySet()) {
            forged.setAttribute(name, "admitted");
        }
        send(forged);
        assertRefused(Problem.of(Reason.TOKEN_MISSING));
    }

    /** As one that an own filter makes of it that comes before the guard. */
    @ParameterizedTest
    @CsvSource({
        "/shop/auth/login, /shop/a,          true",
        "/shop/a,          /shop/auth/login, false",
    })
    void forwardWithoutAnEarlierDecision_isPublicByWhatTheClientHasSent(String sent, String target, boolean isPublic)
            throws Exception {
        StubRequest forwarded = new StubRequest("POST", target).dispatchedAs(DispatcherType.FORWARD);
        forwarded.setAttribute(RequestDispatcher.FORWARD_REQUEST_URI, sent);
        send(forwarded);
        assertEquals(isPublic, !passed.isEmpty());
    }

    @Test
    void attributeOfAForwardInARequest_isNotLookedAt() throws Exception {
        StubRequest request = new StubRequest("POST", "/shop/a");
        request.setAttribute(RequestDispatcher.FORWARD_REQUEST_URI, "/shop/auth/login");
        send(request);
        assertRefused(Problem.of(Reason.TOKEN_MISSING));
    }

    @Test
    void requestDispatchWithAnEarlierDecision_isVerifiedAnew() throws Exception {
        StubRequest stub = new StubRequest("GET", "/shop/a").authorization("Bearer " + GOOD);
        send(stub);
        passed.clear();
        send(stub.authorization());
        assertRefused(Problem.of(Reason.TOKEN_MISSING));
    }

    @Test
    void requestThatTheFilterItselfHasLetIn_passesASecondTimeAsItIs() throws Exception {
        send(new StubRequest("GET", "/shop/a").authorization("Bearer " + GOOD));
        HttpServletRequest letIn = passed.remove(0);
        filter.doFilter(letIn, response.asResponse(), (seen, unused) -> passed.add((HttpServletRequest) seen));
        assertSame(letIn, passed.get(0));
    }

    @Test
    void exceptionOfTheApplication_isTheApplicationsOwn() {
        ServletException own = new ServletException("the application's");
        HttpServletRequest request = new StubRequest("GET", "/shop/a")
                .authorization("Bearer " + GOOD)
                .asRequest();
        assertSame(
                own,
                assertThrows(
                        ServletException.class,
                        () -> filter.doFilter(request, response.asResponse(), (req, res) -> {
                            throw own;
                        })));
        assertEquals(200, response.status);
    }

    @Test
    void checkThatFails_isNobodysFaultAndSaysNothing() throws Exception {
        TokenVerifier failing = pool.checkedBy(token -> {
            throw new IllegalStateException("of " + token.username());
        });
        send(
                new AccessTokenFilter(paths, false, null, failing, Stub.roles(), Stub.observers()),
                new StubRequest("GET", "/shop/a").authorization("Bearer " + GOOD));
        assertRefused(Problem.of(Reason.CHECK_UNAVAILABLE, Duration.ofSeconds(10)));
        assertEquals("10", response.headers.get("Retry-After"));
    }

    @Test
    void annotation_mapsEveryPathForAllDispatchesButErrors() {
        WebFilter annotation = AccessTokenFilter.class.getAnnotation(WebFilter.class);
        assertEquals(List.of("/*"), List.of(annotation.urlPatterns()));
        assertEquals(EnumSet.complementOf(EnumSet.of(DispatcherType.ERROR)), Set.of(annotation.dispatcherTypes()));
        assertTrue(annotation.asyncSupported());
    }

    private HttpServletRequest send(StubRequest stub) throws IOException, ServletException {
        return send(filter, stub);
    }

    private HttpServletRequest send(AccessTokenFilter through, StubRequest stub) throws IOException, ServletException {
        HttpServletRequest request = stub.asRequest();
        through.doFilter(request, response.asResponse(), (seen, unused) -> passed.add((HttpServletRequest) seen));
        return request;
    }

    private void assertRefused(Problem problem) {
        assertEquals(List.of(), passed);
        assertEquals(problem.reason().status(), response.status);
        assertEquals(problem.json(), response.body());
        Map<String, String> headers = new TreeMap<>(problem.headers());
        headers.put("Content-Length", Integer.toString(problem.json().getBytes(StandardCharsets.UTF_8).length));
        assertEquals(headers, response.headers);
    }

    private static void assertIsAlice(HttpServletRequest request) {
        AccessToken token = assertInstanceOf(AccessToken.class, request.getUserPrincipal());
        assertEquals("alice", token.username());
        assertEquals("00000000-0000-4000-8000-000000000001", request.getRemoteUser());
        assertEquals(request.getRemoteUser(), request.getUserPrincipal().getName());
        assertEquals("BEARER", request.getAuthType());
        assertTrue(request.isUserInRole("readers"));
        assertTrue(request.isUserInRole("writers"));
        assertFalse(request.isUserInRole("Readers"));
        assertFalse(request.isUserInRole("admins"));
        assertFalse(request.isUserInRole(""));
        assertFalse(request.isUserInRole(null));
        assertFalse(request.isUserInRole("*"));
        assertTrue(request.isUserInRole("**"));
    }
}
