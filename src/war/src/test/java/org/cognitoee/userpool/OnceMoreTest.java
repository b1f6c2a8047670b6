package org.cognitoee.userpool;

import static org.cognitoee.userpool.Pools.PASSWORD;
import static org.cognitoee.userpool.Pools.problemOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cognitoee.problem.Problem;
import org.cognitoee.problem.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** How often the pool gets a request, counted where it arrives. */
@Timeout(60)
class OnceMoreTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    private static final Map<String, Consumer<UserPool>> OPERATIONS = Map.of(
            "SignUp", pool -> pool.signUp("ada", PASSWORD, Map.of()),
            "ConfirmSignUp", pool -> pool.confirmSignUp("ada", "123456"),
            "ResendConfirmationCode", pool -> pool.resendConfirmationCode("ada"),
            "InitiateAuth", pool -> pool.signIn("ada", PASSWORD),
            "GetTokensFromRefreshToken", pool -> pool.refresh("token"),
            "RevokeToken", pool -> pool.revoke("token"),
            "GlobalSignOut", pool -> pool.signOutEverywhere("token"),
            "GetUser", pool -> pool.attributes("token"));

    /** How a socket fails somebody who has sent a whole request. */
    private enum Fault {
        DROPPED,
        RESET,
        CUT
    }

    static Stream<String> operations() {
        return OPERATIONS.keySet().stream().sorted();
    }

    static Stream<Arguments> faults() {
        return operations()
                .flatMap(operation -> Stream.of(Fault.values()).map(fault -> Arguments.of(operation, fault)));
    }

    private static int timesOf(String operation) {
        return operation.equals("GetUser") ? 2 : 1;
    }

    private static Problem problem(String operation, UserPool pool) {
        return problemOf(() -> OPERATIONS.getOrDefault(operation, p -> {}).accept(pool));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aRequestWhoseFateIsUnknown_isOnlyRepeatedByAReading(String operation, Fault fault) throws IOException {
        try (Wire wire = new Wire(fault);
                UserPool pool = Pools.at(wire.endpoint())) {
            assertEquals(Reason.POOL_UNAVAILABLE, problem(operation, pool).reason());
            assertEquals(timesOf(operation), wire.requests.get());
        }
    }

    /** A connection kept from a call before is what the JDK itself would repeat a request on. */
    @ParameterizedTest
    @MethodSource("operations")
    void aKeptConnectionThatEndsWithTheRequest_isNoReasonToRepeatItEither(String operation) throws IOException {
        try (Wire wire = new Wire(Fault.DROPPED);
                UserPool pool = Pools.at(wire.endpoint())) {
            wire.good = 1;
            pool.resendConfirmationCode("ada");

            assertEquals(Reason.POOL_UNAVAILABLE, problem(operation, pool).reason());
            assertEquals(1 + timesOf(operation), wire.requests.get());
            assertEquals(timesOf(operation), wire.connections.get(), "the first connection was kept");
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aFaultOfThePool_isOnlyTriedAgainByAReading(String operation) {
        try (StubPool stub = new StubPool();
                UserPool pool = Pools.at(stub.endpoint())) {
            stub.answers(500, "{\"__type\":\"InternalErrorException\"}");

            assertEquals(Reason.POOL_UNAVAILABLE, problem(operation, pool).reason());
            assertEquals(timesOf(operation), stub.requests());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "429, {}, THROTTLED",
        "400, '{\"__type\":\"TooManyRequestsException\"}', THROTTLED",
        "503, '{\"__type\":\"ThrottlingException\"}', THROTTLED",
        "400, '{\"__type\":\"NotAuthorizedException\"}', TOKEN_REVOKED",
        "400, '{\"__type\":\"InternalErrorException\"}', POOL_UNAVAILABLE"
    })
    void aReading_isNotRepeatedWhereThePoolRefusedOrIsCalledTooOften(int status, String body, Reason reason) {
        try (StubPool stub = new StubPool();
                UserPool pool = Pools.at(stub.endpoint())) {
            stub.answers(status, body, "Retry-After", "7");

            assertEquals(reason, problem("GetUser", pool).reason());
            assertEquals(1, stub.requests());
        }
    }

    /** Fails so many connections and lets the others through. */
    private record Failing(int connections, AtomicInteger made, SdkHttpClient http) implements SdkHttpClient {

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            ExecutableHttpRequest prepared = http.prepareRequest(request);
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() throws IOException {
                    if (made.incrementAndGet() <= connections) {
                        throw new IOException("no connection");
                    }
                    return prepared.call();
                }

                @Override
                public void abort() {
                    prepared.abort();
                }
            };
        }

        @Override
        public void close() {
            http.close();
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aConnectionThatCannotBeMade_isTriedOnceMoreByEveryOperation(String operation) {
        try (StubPool stub = new StubPool()) {
            stub.refuses("UsernameExistsException", "an answer");
            AtomicInteger made = new AtomicInteger();
            try (UserPool pool = failing(1, made, stub.endpoint())) {
                assertEquals(Reason.USERNAME_EXISTS, problem(operation, pool).reason());
                assertEquals(2, made.get());
                assertEquals(1, stub.requests());
            }
            made.set(0);
            try (UserPool pool = failing(2, made, stub.endpoint())) {
                assertEquals(Reason.POOL_UNAVAILABLE, problem(operation, pool).reason());
                assertEquals(2, made.get());
                assertEquals(1, stub.requests());
            }
        }
    }

    private static UserPool failing(int connections, AtomicInteger made, URI endpoint) {
        SdkHttpClient http = UrlConnectionHttpClient.create();
        return new UserPool(
                Pools.settings(endpoint, ""),
                CognitoClient.of(
                        "eu-west-1", endpoint, new PoolHttpClient(new Failing(connections, made, http)), SHORT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GetUser", "InitiateAuth"})
    void aPoolThatHangs_holdsNobodyForLongerThanTheTotal(String operation) {
        try (StubPool stub = new StubPool();
                UserPool pool = Pools.at(stub.endpoint())) {
            stub.hangs();
            long start = System.nanoTime();

            assertEquals(
                    Reason.POOL_UNAVAILABLE,
                    problem(operation, pool.within(SHORT)).reason());
            assertTrue(System.nanoTime() - start < Duration.ofSeconds(4).toNanos());
            assertEquals(1, stub.requests());
        }
    }

    @Test
    void aHandshakeThatDrips_holdsNobodyForLongerThanTheTotal() throws IOException {
        try (Wire wire = new Wire(Fault.CUT);
                UserPool pool = Pools.at(URI.create(wire.endpoint().toString().replace("http:", "https:")))) {
            wire.drips = true;
            long start = System.nanoTime();

            assertEquals(
                    Reason.POOL_UNAVAILABLE,
                    problem("InitiateAuth", pool.within(Duration.ofMillis(700))).reason());
            assertTrue(System.nanoTime() - start < Duration.ofSeconds(5).toNanos());
        }
    }

    /** In the role of Cognito, on the wire: reads whole requests, and fails them. */
    private static final class Wire implements AutoCloseable {

        private final ServerSocket server = new ServerSocket();
        private final Fault fault;
        private final AtomicInteger connections = new AtomicInteger();
        private final AtomicInteger requests = new AtomicInteger();
        private volatile int good;
        private volatile boolean drips;

        Wire(Fault fault) throws IOException {
            this.fault = fault;
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Thread thread = new Thread(this::accept, "wire");
            thread.setDaemon(true);
            thread.start();
        }

        URI endpoint() {
            return URI.create("http://127.0.0.1:" + server.getLocalPort());
        }

        @Override
        public void close() throws IOException {
            server.close();
        }

        private void accept() {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    connections.incrementAndGet();
                    if (drips) {
                        drip(socket);
                        continue;
                    }
                    while (answered(socket)) {}
                } catch (IOException e) {
                    // the next one, or the end
                }
            }
        }

        /** The head of a TLS record that promises a handshake message, and then its octets, one by one. */
        private static void drip(Socket socket) throws IOException {
            socket.getOutputStream().write(new byte[] {22, 3, 3, 0x20, 0, 2, 0, 0x1f, (byte) 0xfc});
            while (true) {
                socket.getOutputStream().write(0);
                socket.getOutputStream().flush();
                socket.setSoTimeout(50);
                try {
                    if (socket.getInputStream().read(new byte[8192]) < 0) {
                        return;
                    }
                } catch (SocketTimeoutException e) {
                    // the next octet
                }
            }
        }

        private boolean answered(Socket socket) throws IOException {
            if (!read(socket.getInputStream())) {
                return false;
            }
            if (requests.incrementAndGet() <= good) {
                write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
                return true;
            }
            if (fault == Fault.RESET) {
                socket.setSoLinger(true, 0);
            } else if (fault == Fault.CUT) {
                write(socket, "HTTP");
            }
            return false;
        }

        private static void write(Socket socket, String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        }

        /** One request with its body; false where there is none. */
        private static boolean read(InputStream in) throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int octet = in.read();
                if (octet < 0) {
                    return false;
                }
                head.append((char) octet);
            }
            String length = head.toString().replaceAll("(?is).*\r\nContent-Length: *([0-9]+)\r\n.*", "$1");
            return in.readNBytes(Integer.parseInt(length)).length > 0;
        }
    }
}
