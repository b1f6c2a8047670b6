package org.cognitoee.servertests;

import static org.cognitoee.servertests.Answer.assertUnavailable;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.cognitoee.testkit.LocalUserPool;
import org.cognitoee.testkit.User;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A user pool that takes connections and never answers: whoever does not need it does not notice. */
@ArquillianTest
class HangingPoolIT {

    private static final LocalUserPool POOL = Pools.started();
    private static final Server SERVER = Server.application("");
    private static final String CREDENTIALS = "{\"username\":\"ada\",\"password\":\"Correct-h0rse\"}";
    private static final int LOGINS = 200;
    private static final Duration TOTAL = Duration.ofSeconds(10);

    /** What an answer may take besides, on a busy machine. */
    private static final Duration A_LITTLE = Duration.ofSeconds(3);

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.cognitoEe();
    }

    @AfterAll
    static void closePool() {
        POOL.close();
    }

    private record Timed(Answer answer, Duration taken) {

        static Timed login() {
            long start = System.nanoTime();
            Answer answer = SERVER.send(request("auth/login")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(CREDENTIALS)));
            return new Timed(answer, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    /** A connection for each that waits: HTTP/2 would put them all on one. */
    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(SERVER.base().resolve(path)).version(HttpClient.Version.HTTP_1_1);
    }

    /** Milliseconds of guarded requests that need no pool, one after the other, in ascending order. */
    private static List<Double> guardedRequestsWhile(String token, BooleanSupplier going) {
        List<Double> millis = new ArrayList<>();
        while (going.getAsBoolean()) {
            long start = System.nanoTime();
            assertEquals("403 insufficient-scope", SERVER.get("auth/me", token).summary());
            millis.add((System.nanoTime() - start) / 1e6);
        }
        return millis.stream().sorted().toList();
    }

    private static double p99(List<Double> sorted) {
        return sorted.get(sorted.size() * 99 / 100);
    }

    @Test
    void manyLoginsAtAPoolThatHangs_areAnsweredInTime_andGuardedRequestsAreAsFastAsBefore() throws Exception {
        POOL.createUser(User.named("ada"), "Correct-h0rse");
        String token = POOL.token().user("ada").claim("scope", "openid").compact();
        assertEquals("200", Timed.login().answer().summary());
        guardedRequestsWhile(token, during(Duration.ofSeconds(3)));
        List<Double> before = guardedRequestsWhile(token, during(Duration.ofSeconds(5)));

        POOL.stop();
        ExecutorService users = Executors.newFixedThreadPool(LOGINS);
        List<Future<Timed>> logins;
        List<Double> meanwhile;
        // the kernel takes the connections, and nobody reads from them
        try (ServerSocket hanging =
                new ServerSocket(Integer.getInteger("pool.port"), LOGINS, InetAddress.getLoopbackAddress())) {
            assertTrue(hanging.isBound());
            logins = IntStream.range(0, LOGINS)
                    .mapToObj(i -> users.submit(Timed::login))
                    .toList();
            meanwhile = guardedRequestsWhile(token, () -> !logins.stream().allMatch(Future::isDone));
        } finally {
            users.shutdown();
        }
        POOL.start();
        Timed afterwards = Timed.login();

        Duration longest = Duration.ZERO;
        for (Future<Timed> login : logins) {
            assertUnavailable("503 pool-unavailable", login.get().answer());
            longest = login.get().taken().compareTo(longest) > 0 ? login.get().taken() : longest;
        }
        System.out.printf(
                "hanging pool: guarded p99 %.1f ms before (max %.0f, n %d), %.1f ms meanwhile (max %.0f, n %d);"
                        + " %d logins: all 503, longest %.1f s; afterwards %s in %d ms%n",
                p99(before),
                before.get(before.size() - 1),
                before.size(),
                p99(meanwhile),
                meanwhile.get(meanwhile.size() - 1),
                meanwhile.size(),
                LOGINS,
                longest.toMillis() / 1e3,
                afterwards.answer().summary(),
                afterwards.taken().toMillis());
        assertTrue(longest.compareTo(TOTAL.plus(A_LITTLE)) < 0, "every login is answered in time");
        assertTrue(p99(meanwhile) <= Math.max(20, 1.5 * p99(before)), "guarded requests are as fast as before");
        assertTrue(meanwhile.get(meanwhile.size() - 1) < 1000, "and none waits for the pool");
        assertEquals("200", afterwards.answer().summary());
        assertTrue(afterwards.taken().compareTo(Duration.ofSeconds(2)) < 0, "logins work at once");
    }

    private static BooleanSupplier during(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        return () -> System.nanoTime() < end;
    }
}
