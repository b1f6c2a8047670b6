package org.cognitoee.servertests;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs cognito-local beside the tests of a class: one pool, one app client, and {@value #CODE} as every confirmation code.
 * Named before {@code @ArquillianTest}, it is there before the application is.
 */
final class CognitoLocal implements BeforeAllCallback, AfterAllCallback {

    static final String CODE = "123456";

    private static final String PORT = System.getProperty("pool.port");
    private static final URI HEALTH = URI.create("http://127.0.0.1:" + PORT + "/health");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path target = Path.of(System.getProperty("target"), "cognito-local");

    @Override
    public void beforeAll(ExtensionContext tests) throws IOException, InterruptedException {
        Process process = start();
        tests.getStore(ExtensionContext.Namespace.create(CognitoLocal.class)).put(Process.class, process);
        for (int i = 0; !healthy(); i++) {
            if (process.waitFor(100, TimeUnit.MILLISECONDS) || i == 300) {
                throw new IllegalStateException("cognito-local does not start; see " + log());
            }
        }
    }

    @Override
    public void afterAll(ExtensionContext tests) throws InterruptedException {
        Process process = tests.getStore(ExtensionContext.Namespace.create(CognitoLocal.class))
                .remove(Process.class, Process.class);
        if (process != null) {
            process.destroy();
            process.waitFor();
        }
    }

    private Process start() throws IOException {
        ProcessBuilder node = new ProcessBuilder(
                        "node",
                        target.resolve("node_modules/cognito-local/lib/bin/start.js")
                                .toString())
                .directory(freshData().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile());
        node.environment().putAll(Map.of("HOST", "127.0.0.1", "PORT", PORT, "CODE", CODE));
        return node.start();
    }

    /** A folder of its own for every run, since a run that is ended may leave broken data. */
    private Path freshData() throws IOException {
        Path folder = Files.createTempDirectory(target, "run");
        Path data = Files.createDirectories(folder.resolve(".cognito/db"));
        Path seed = Path.of(System.getProperty("server-config"), "local/cognito-local-seed");
        try (Stream<Path> files = Files.list(seed)) {
            for (Path file : files.toList()) {
                Files.copy(file, data.resolve(file.getFileName()));
            }
        }
        return folder;
    }

    private boolean healthy() throws IOException, InterruptedException {
        try {
            return http.send(HttpRequest.newBuilder(HEALTH).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (ConnectException notYet) {
            return false;
        }
    }

    private Path log() {
        return target.resolve("cognito-local.log");
    }
}
