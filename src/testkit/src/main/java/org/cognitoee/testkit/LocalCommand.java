package org.cognitoee.testkit;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The pool as a program of its own: one demo user, every code on standard output, until the process is ended.
 *
 * @param port where to listen, 0 for any free port
 * @param userPoolId the pool's id
 * @param clientId its one app client
 * @param codes the file that the codes are written to as well
 * @param application the address of the application that uses this pool, printed as it is
 */
record LocalCommand(int port, String userPoolId, String clientId, Path codes, String application) {

    private static final String DEMO_USER = "demo";
    private static final String DEMO_PASSWORD = "Demo-passw0rd";
    private static final String DEMO_GROUP = "demo";

    private static final LocalCommand DEFAULT = new LocalCommand(
            9229, "eu-west-1_LocalPool", "localclient", Path.of("target/local-pool/codes"), "http://localhost:8080/");

    /**
     * Reads pairs of {@code --name value}.
     *
     * @throws IllegalArgumentException if there is anything else; the message is the usage, in one line
     */
    static LocalCommand parse(String... arguments) {
        if (arguments.length % 2 != 0) {
            throw usage();
        }
        LocalCommand command = DEFAULT;
        for (int i = 0; i < arguments.length; i += 2) {
            command = command.with(arguments[i], arguments[i + 1]);
        }
        return command;
    }

    /**
     * Starts the pool and says so.
     *
     * @param out where the banner and the codes go
     * @throws IllegalArgumentException if an argument is not one that Cognito would accept
     * @throws UncheckedIOException if the port is taken or the file cannot be written
     */
    LocalUserPool start(PrintStream out) {
        LocalUserPool pool = LocalUserPool.builder()
                .port(port)
                .userPoolId(userPoolId)
                .client(AppClient.of(clientId))
                .codes(codes)
                .out(out)
                .start();
        pool.createUser(User.named(DEMO_USER).withGroups(DEMO_GROUP), DEMO_PASSWORD);
        banner(pool).forEach(out::println);
        out.flush();
        return pool;
    }

    private Stream<String> banner(LocalUserPool pool) {
        return Stream.of(
                "User pool:    " + pool.endpoint() + "  (" + userPoolId + ", app client " + clientId + ")",
                "Demo user:    " + DEMO_USER + ", password " + DEMO_PASSWORD + ", group " + DEMO_GROUP,
                "Codes:        here, and in " + codes,
                "Application:  " + application);
    }

    private LocalCommand with(String name, String value) {
        return switch (name) {
            case "--port" -> new LocalCommand(portOf(value), userPoolId, clientId, codes, application);
            case "--user-pool-id" -> new LocalCommand(port, value, clientId, codes, application);
            case "--client-id" -> new LocalCommand(port, userPoolId, value, codes, application);
            case "--codes" -> new LocalCommand(port, userPoolId, clientId, Path.of(value), application);
            case "--application" -> new LocalCommand(port, userPoolId, clientId, codes, value);
            default -> throw usage();
        };
    }

    private static int portOf(String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException notANumber) {
            throw usage();
        }
    }

    private static IllegalArgumentException usage() {
        return new IllegalArgumentException(
                "Arguments: [--port n] [--user-pool-id id] [--client-id id] [--codes file] [--application address]");
    }
}
