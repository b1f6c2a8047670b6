package org.cognitoee.testkit;

import static org.cognitoee.testkit.Fixture.CLIENT;
import static org.cognitoee.testkit.Fixture.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;

/** The pool as a whole: where it listens, how it starts and ends, what it counts. */
class LocalUserPoolTest {

    private static final String JWKS_PATH = "/eu-west-1_LocalPool/.well-known/jwks.json";

    private final Fixture fixture = new Fixture();
    private final LocalUserPool pool = fixture.pool;

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void endpoint_isOnTheLoopbackAddress() throws Exception {
        assertTrue(InetAddress.getByName(pool.endpoint().getHost()).isLoopbackAddress());
        assertEquals(pool.endpoint() + "/eu-west-1_LocalPool", pool.issuer());
    }

    @Test
    void pool_withoutSettings_hasOneClient() {
        try (LocalUserPool plain = LocalUserPool.builder().start()) {
            assertEquals(AppClient.of("localclient"), plain.client());
            assertEquals(1, plain.clients().size());
        }
    }

    @Test
    void pool_withAnIssuer_putsItIntoTokens() throws Exception {
        try (LocalUserPool other = LocalUserPool.builder()
                .userPoolId("eu-north-1_Other")
                .issuer("https://issuer.example.org/eu-north-1_Other")
                .start()) {
            assertEquals(
                    "https://issuer.example.org/eu-north-1_Other",
                    Claims.of(other.token().compact()).text("iss"));
        }
    }

    @Test
    void contextParams_areTheSettings() throws Exception {
        try (LocalUserPool other = LocalUserPool.builder()
                .issuer("https://issuer.example.org/?a&b<c")
                .client(AppClient.of("one").withSecrets("old", "new"))
                .client(AppClient.of("two"))
                .start()) {
            Map<String, String> settings = other.settings();
            assertEquals("one,two", settings.get("cognito.client-id"));
            assertEquals("old,new", settings.get("cognito.client-secret"));

            NodeList params = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader("<web-app>" + other.contextParams() + "</web-app>")))
                    .getElementsByTagName("context-param");
            Map<String, String> read = new HashMap<>();
            for (int i = 0; i < params.getLength(); i++) {
                Node param = params.item(i);
                read.put(
                        param.getFirstChild().getTextContent(),
                        param.getLastChild().getTextContent());
            }
            assertEquals(settings, read);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eu-west-1", "eu-west-1_", "eu/west_a", "eu-west-1_a-b"})
    void userPoolId_thatIsNone_isRefused(String id) {
        assertThrows(
                IllegalArgumentException.class, () -> LocalUserPool.builder().userPoolId(id));
    }

    @Test
    void start_onATakenPort_fails() {
        UncheckedIOException fault = assertThrows(
                UncheckedIOException.class,
                () -> LocalUserPool.builder().port(pool.endpoint().getPort()).start());

        assertEquals(
                "Cannot listen on 127.0.0.1:" + pool.endpoint().getPort() + ": Address already in use",
                fault.getMessage());
    }

    @Test
    void stoppedPool_refusesConnections_andStartedAgainKnowsEverything() throws Exception {
        fixture.ada();
        AuthenticationResultType tokens = fixture.signIn(CLIENT, "ada");
        var endpoint = pool.endpoint();

        pool.stop();
        assertThrows(ConnectException.class, () -> fixture.get(JWKS_PATH));

        pool.start();
        assertEquals(endpoint, pool.endpoint());
        assertEquals(
                "ada",
                fixture.aws
                        .getUser(request -> request.accessToken(tokens.accessToken()))
                        .username());
        assertEquals("access", Claims.verified(fixture, tokens.accessToken()).text("token_use"));
        assertNotNull(fixture.signIn(CLIENT, "ada").accessToken());
    }

    @Test
    void stopAndStart_twice_changeNothing() throws Exception {
        pool.start();
        assertEquals(200, fixture.get(JWKS_PATH).statusCode());
        pool.stop();
        pool.stop();
        pool.start();
        assertEquals(200, fixture.get(JWKS_PATH).statusCode());
    }

    @Test
    void closedPool_leavesNoThread_andCannotBeStarted() throws Exception {
        Set<Thread> before = httpThreads();
        LocalUserPool closing = LocalUserPool.builder().start();
        closing.endpoint().resolve(JWKS_PATH).toURL().openStream().close();
        Set<Thread> its = httpThreads();
        its.removeAll(before);
        assertEquals(2, its.size(), its::toString);

        closing.close();

        for (Thread thread : its) {
            thread.join(5_000);
            assertFalse(thread.isAlive(), thread::getName);
        }
        assertThrows(
                ConnectException.class,
                () -> closing.endpoint().resolve(JWKS_PATH).toURL().openStream().close());
        assertThrows(IllegalStateException.class, closing::start);
    }

    @Test
    void requests_areCountedByName() throws Exception {
        fixture.ada();
        fixture.signIn(CLIENT, "ada");
        fixture.signIn(CLIENT, "ada");
        fixture.get(JWKS_PATH);

        assertEquals(2, pool.requests("InitiateAuth"));
        assertEquals(1, pool.requests(LocalUserPool.JWKS));
        assertEquals(0, pool.requests("SignUp"));
    }

    @ParameterizedTest
    @CsvSource({"TooManyRequestsException, 400", "InternalErrorException, 500"})
    void refusedOperation_isRefusedUntilRefusedNoMore(String exception, int status) {
        fixture.ada();
        pool.refuse("InitiateAuth", exception);

        CognitoIdentityProviderException refusal =
                assertThrows(CognitoIdentityProviderException.class, () -> fixture.signIn(CLIENT, "ada"));
        assertEquals(exception, refusal.awsErrorDetails().errorCode());
        assertEquals(status, refusal.statusCode());

        pool.refuseNoMore("InitiateAuth");
        assertNotNull(fixture.signIn(CLIENT, "ada"));
        assertEquals(2, pool.requests("InitiateAuth"));
    }

    @Test
    void refusedJwks_isAFault() throws Exception {
        pool.refuse(LocalUserPool.JWKS, "InternalErrorException");

        assertEquals(500, fixture.get(JWKS_PATH).statusCode());
    }

    @Test
    void createUser_twiceOrWithAWeakPassword_fails() {
        fixture.ada();

        assertThrows(IllegalArgumentException.class, () -> pool.createUser(User.named("ada"), PASSWORD));
        assertThrows(IllegalArgumentException.class, () -> pool.createUser(User.named("bob"), "bob"));
        assertThrows(IllegalArgumentException.class, () -> User.named("b\nob"));
    }

    @Test
    void updateUser_ofNobodyOrToAnotherName_fails() {
        fixture.ada();

        assertThrows(NoSuchElementException.class, () -> pool.updateUser("bob", user -> user.withEnabled(false)));
        assertThrows(IllegalArgumentException.class, () -> pool.updateUser("ada", user -> User.named("bob")));
    }

    @Test
    void concurrentConfirmations_withOneCode_confirmOnce() throws Exception {
        fixture.aws.signUp(request -> request.clientId(CLIENT).username("ada").password(PASSWORD));
        String code = pool.confirmationCode("ada");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Boolean> confirm = () -> {
                try {
                    fixture.aws.confirmSignUp(
                            request -> request.clientId(CLIENT).username("ada").confirmationCode(code));
                    return true;
                } catch (CognitoIdentityProviderException refused) {
                    return false;
                }
            };
            List<Future<Boolean>> all = threads.invokeAll(
                    IntStream.range(0, 8).mapToObj(each -> confirm).toList());
            int confirmed = 0;
            for (Future<Boolean> one : all) {
                confirmed += one.get() ? 1 : 0;
            }
            assertEquals(1, confirmed);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void concurrentRotations_ofOneRefreshTokenWithoutGrace_succeedOnce() throws Exception {
        fixture.ada();
        String token = fixture.signIn(Fixture.ROTATING_STRICTLY, "ada").refreshToken();

        long succeeded = IntStream.range(0, 8)
                .parallel()
                .filter(each -> {
                    try {
                        fixture.aws.getTokensFromRefreshToken(request ->
                                request.clientId(Fixture.ROTATING_STRICTLY).refreshToken(token));
                        return true;
                    } catch (CognitoIdentityProviderException refused) {
                        return false;
                    }
                })
                .count();

        assertEquals(1, succeeded);
    }

    /** Those that take requests and those that answer them. */
    private static Set<Thread> httpThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("HTTP-Dispatcher")
                        || thread.getName().startsWith("local-user-pool-"))
                .collect(Collectors.toSet());
    }
}
