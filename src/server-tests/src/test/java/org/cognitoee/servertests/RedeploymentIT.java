package org.cognitoee.servertests;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The WAR comes and goes on one running server, its key endpoint hanging now and then, and leaves nothing behind. */
@Tag("payara-micro")
class RedeploymentIT {

    private static final int DEPLOYMENTS = 20;
    private static final String NAME = "cognito-ee";
    private static final Path WAR = Path.of(System.getProperty("cognito-ee.war"));

    /** In each class loader of ours, the constants of this class are alive as long as the loader is. */
    private static final Pattern CONSTANTS = Pattern.compile(".* org\\.cognitoee\\.problem\\.Reason");

    /** Threads of the application's: the guard's, the AWS SDK's. */
    private static final Pattern THREAD = Pattern.compile(
            "^\"(cognito-ee|sdk-|idle-connection-reaper|concurrent/__defaultManagedThreadFactory)[^\"]*\"");

    /** A fetch from an endpoint that hangs takes 2 s. */
    private static final Duration LESS_THAN_A_FETCH = Duration.ofMillis(1500);

    private final Server server = Server.application("");
    private final List<Duration> times = new ArrayList<>();
    private final List<Duration> timesWhileKeysHang = new ArrayList<>();

    @Test
    void warDeployedTwentyTimes_leavesNoClassLoaderNoThreadAndNoMxBeanBehind() {
        try (FaultyPool pool = new FaultyPool();
                KeyEndpoint endpoint = pool.endpoint();
                RunningServer running = RunningServer.start(Map.of(
                        "cognito.user-pool-id", System.getProperty("pool.id"),
                        "cognito.client-id", System.getProperty("pool.client"),
                        "cognito.endpoint", "http://127.0.0.1:" + System.getProperty("pool.port"),
                        "cognito.issuers", endpoint.issuer()))) {
            deployWhatTheServerNeverForgets(running);
            for (int i = 1; i <= DEPLOYMENTS; i++) {
                boolean hanging = i % 4 == 0;
                if (hanging) {
                    endpoint.fail(Fault.HANGING);
                } else {
                    endpoint.recover();
                }
                (hanging ? timesWhileKeysHang : times).add(running.deploy(NAME, "/", WAR));
                use(pool.token(endpoint), hanging ? "503 keys-unavailable" : "200");
                if (i < DEPLOYMENTS) {
                    running.undeploy(NAME);
                }
            }
            List<String> loaders = matching(CONSTANTS, running.diagnose("GC.class_histogram"));
            running.undeploy(NAME);
            List<String> threads = matching(THREAD, running.diagnose("Thread.print"));
            String mxBeans = running.mxBeans();
            System.out.printf(
                    "redeployments: %d run, live class loaders = %d, threads left = %d, MXBeans left = %s, deployed in %d ms, in %d ms while the keys hang (at best)%n",
                    DEPLOYMENTS,
                    loaders.size(),
                    threads.size(),
                    mxBeans,
                    least(times).toMillis(),
                    least(timesWhileKeysHang).toMillis());
            assertAll(
                    () -> assertEquals(1, loaders.size(), loaders::toString),
                    () -> assertEquals(List.of(), threads),
                    () -> assertEquals("[]", mxBeans),
                    () -> assertTrue(
                            least(timesWhileKeysHang).compareTo(least(times).plus(LESS_THAN_A_FETCH)) < 0,
                            () -> timesWhileKeysHang + " and not as " + times));
        }
    }

    /** Payara starts the pump of its log with the first application, whose class loader it then keeps for good. */
    private static void deployWhatTheServerNeverForgets(RunningServer running) {
        File war = new File(System.getProperty("target"), "first.war");
        ShrinkWrap.create(WebArchive.class)
                .add(new StringAsset("first"), "index.html")
                .as(ZipExporter.class)
                .exportTo(war, true);
        running.deploy("first", "/first", war.toPath());
        running.undeploy("first");
    }

    private void use(String token, String expected) {
        assertEquals(expected, server.get("auth/me", token).summary());
        assertEquals("401 token-missing", server.get("auth/me").summary());
        assertEquals("400 input-invalid", server.post("auth/login", "{}").summary());
        String unknown =
                server.get("auth/me", FaultyPool.underUnknownKey(token)).summary();
        assertEquals(expected.equals("200") ? "401 token-key-unknown" : expected, unknown);
        assertEquals(
                "200",
                server.post("auth/login", "{\"username\":\"ada\",\"password\":\"Correct-h0rse\"}")
                        .summary());
    }

    private static List<String> matching(Pattern pattern, List<String> lines) {
        return lines.stream().filter(line -> pattern.matcher(line).find()).toList();
    }

    private static Duration least(List<Duration> times) {
        return times.stream().min(Duration::compareTo).orElseThrow();
    }
}
