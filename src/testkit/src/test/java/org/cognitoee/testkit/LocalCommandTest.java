package org.cognitoee.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.cognitoee.testkit.Fixture.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;

class LocalCommandTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, false, UTF_8);

    @Test
    void start_printsPoolUserCodesAndApplication(@TempDir Path folder) {
        Path codes = folder.resolve("a/b/codes");
        try (LocalUserPool pool = command(codes).start(out)) {
            assertEquals(
                    List.of(
                            "User pool:    " + pool.endpoint() + "  (eu-west-1_LocalPool, app client localclient)",
                            "Demo user:    demo, password Demo-passw0rd, group demo",
                            "Codes:        here, and in " + codes,
                            "Application:  http://localhost:8080/shop"),
                    lines());
        }
    }

    @Test
    void demoUser_signsInWithThePrintedPassword(@TempDir Path folder) {
        try (LocalUserPool pool = command(folder.resolve("codes")).start(out);
                CognitoIdentityProviderClient aws = Fixture.sdk(pool)) {
            assertNotNull(aws.initiateAuth(request -> request.clientId("localclient")
                            .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                            .authParameters(Map.of("USERNAME", "demo", "PASSWORD", "Demo-passw0rd")))
                    .authenticationResult());
            assertEquals(List.of("demo"), pool.user("demo").orElseThrow().groups());
        }
    }

    @Test
    void code_isALineOfItsOwnOnOutputAndInTheFile(@TempDir Path folder) throws Exception {
        Path codes = folder.resolve("codes");
        Files.writeString(codes, "code for ada: 000000\n");
        try (LocalUserPool pool = command(codes).start(out);
                CognitoIdentityProviderClient aws = Fixture.sdk(pool)) {
            assertEquals("", Files.readString(codes));
            for (String name : List.of("ada", "bob")) {
                aws.signUp(request ->
                        request.clientId("localclient").username(name).password(PASSWORD));
            }

            List<String> expected = Stream.of("ada", "bob")
                    .map(name -> "code for " + name + ": " + pool.confirmationCode(name))
                    .toList();
            assertEquals(expected, Files.readAllLines(codes));
            assertEquals(expected, lines().subList(4, 6));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port", "--port x", "--color blue", "port 9229"})
    void arguments_thatMeanNothing_areAnsweredByTheUsage(String arguments) {
        IllegalArgumentException fault =
                assertThrows(IllegalArgumentException.class, () -> LocalCommand.parse(arguments.split(" ")));

        assertTrue(String.valueOf(fault.getMessage()).startsWith("Arguments: [--port n]"), fault::getMessage);
    }

    @Test
    void arguments_none_areTheDefaults() {
        assertEquals(
                new LocalCommand(
                        9229,
                        "eu-west-1_LocalPool",
                        "localclient",
                        Path.of("target/local-pool/codes"),
                        "http://localhost:8080/"),
                LocalCommand.parse());
    }

    @Test
    void process_runsUntilItIsEnded(@TempDir Path folder) throws Exception {
        Process process = run("--port", "0", "--codes", folder.resolve("codes").toString());
        try (BufferedReader lines = process.inputReader(UTF_8)) {
            assertTrue(lines.readLine().startsWith("User pool:    http://127.0.0.1:"));
            assertTrue(process.isAlive());

            process.destroy();
            assertTrue(process.waitFor(10, TimeUnit.SECONDS));
            assertNotEquals(0, process.exitValue());
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void process_onATakenPort_saysSoInOneLineAndExits1(@TempDir Path folder) throws Exception {
        Path codes = folder.resolve("codes");
        try (LocalUserPool first = command(codes).start(out)) {
            Files.writeString(codes, "kept\n");
            Process process = run("--port", "" + first.endpoint().getPort(), "--codes", codes.toString());
            try (BufferedReader errors = process.errorReader(UTF_8)) {
                assertEquals(
                        List.of("Cannot listen on 127.0.0.1:" + first.endpoint().getPort()
                                + ": Address already in use"),
                        errors.lines().toList());
                assertTrue(process.waitFor(10, TimeUnit.SECONDS));
                assertEquals(1, process.exitValue());
                assertEquals("kept\n", Files.readString(codes));
            } finally {
                process.destroyForcibly();
            }
        }
    }

    private static LocalCommand command(Path codes) {
        return LocalCommand.parse(
                "--port", "0", "--codes", codes.toString(), "--application", "http://localhost:8080/shop");
    }

    private List<String> lines() {
        return printed.toString(UTF_8).lines().toList();
    }

    private static Process run(String... arguments) throws Exception {
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                LocalUserPool.class.getName()),
                        Stream.of(arguments))
                .toList();
        return new ProcessBuilder(command).start();
    }
}
