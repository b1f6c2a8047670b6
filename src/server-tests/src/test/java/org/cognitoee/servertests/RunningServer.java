package org.cognitoee.servertests;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import javax.management.ObjectName;

/**
 * A Payara Micro, in a JVM of its own, that applications come to and leave while it runs. (Arquillian's ends with its one
 * deployment.)
 */
final class RunningServer implements AutoCloseable {

    private static final String DONE = "done: ";

    private final Process process;
    private final BufferedReader out;
    private final PrintWriter in;
    private final StringBuilder log = new StringBuilder();

    private RunningServer(Process process) {
        this.process = process;
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.in = new PrintWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8), true);
    }

    /** @param settings system properties of the server */
    static RunningServer start(Map<String, String> settings) {
        String jar = System.getProperty("server.home");
        String target = System.getProperty("target");
        List<String> command = new ArrayList<>(List.of(java("java")));
        command.addAll(opens(jar));
        // what is only held softly is let go with every collection, and not some minutes later
        command.add("-XX:SoftRefLRUPolicyMSPerMB=0");
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        try {
            command.addAll(List.of("-cp", inside(target) + File.pathSeparator + jar, Inside.class.getName()));
            command.addAll(
                    List.of(System.getProperty("server.port"), target + "/test-classes/server-logging.properties"));
            RunningServer server = new RunningServer(
                    new ProcessBuilder(command).redirectErrorStream(true).start());
            server.awaitDone();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Deploys an application.
     *
     * @param contextRoot such as {@code /}
     * @return how long it took
     */
    Duration deploy(String name, String contextRoot, Path war) {
        long start = System.nanoTime();
        tell("deploy " + name + ' ' + contextRoot + ' ' + war);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    void undeploy(String name) {
        tell("undeploy " + name);
    }

    /** The names of the MXBeans of ours. */
    String mxBeans() {
        return tell("mxbeans");
    }

    /** What the JDK's jcmd says of the server's JVM. */
    List<String> diagnose(String command) {
        try {
            Process jcmd = new ProcessBuilder(java("jcmd"), Long.toString(process.pid()), command).start();
            try (var lines = new BufferedReader(new InputStreamReader(jcmd.getInputStream(), StandardCharsets.UTF_8))) {
                return lines.lines().toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String log() {
        return log.toString();
    }

    @Override
    public void close() {
        in.close();
        process.destroy();
    }

    private String tell(String order) {
        in.println(order);
        return awaitDone();
    }

    private String awaitDone() {
        try {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                log.append(line).append('\n');
                if (line.startsWith(DONE)) {
                    return line.substring(DONE.length());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("The server has ended:\n" + log);
    }

    private static String java(String tool) {
        return Path.of(System.getProperty("java.home"), "bin", tool).toString();
    }

    /** A folder of the one class that runs inside: another test class would hide an application's of the same name. */
    private static Path inside(String target) throws IOException {
        String name = Inside.class.getName().replace('.', '/') + ".class";
        Path folder = Path.of(target, "inside-the-server");
        Files.createDirectories(folder.resolve(name).getParent());
        Files.copy(Path.of(target, "test-classes", name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        return folder;
    }

    /** What the jar's manifest asks for, where java -jar would read it. */
    private static List<String> opens(String jar) {
        try (JarFile file = new JarFile(jar)) {
            String packages = file.getManifest().getMainAttributes().getValue("Add-Opens");
            return Stream.of(packages.split(" ", -1))
                    .flatMap(name -> Stream.of("--add-opens", name + "=ALL-UNNAMED"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs in the server's JVM; the server's API is there, and not on the class path of the tests. */
    static final class Inside {

        private static final String LOOPBACK =
                "configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address=127.0.0.1";

        private Inside() {}

        /**
         * Starts the server, and obeys line by line.
         *
         * @param arguments the port and the configuration of the log
         */
        public static void main(String... arguments) throws Exception {
            Object micro = call("fish.payara.micro.PayaraMicro", null, "getInstance");
            String boot = "fish.payara.micro.boot.PayaraMicroBoot";
            Consumer<Object> beforeBoot = runner ->
                    call("fish.payara.micro.boot.AdminCommandRunner", runner, "run", "set", new String[] {LOOPBACK});
            call(boot, micro, "setNoHazelcast", true);
            call(boot, micro, "setHttpPort", Integer.parseInt(arguments[0]));
            call(boot, micro, "setLogPropertiesFile", new File(arguments[1]));
            call(boot, micro, "setPreBootHandler", beforeBoot);
            Object runtime = call(boot, micro, "bootStrap");
            System.out.println(DONE);
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                System.out.println(DONE + obey(runtime, line.split(" ", 4)));
            }
            System.exit(0);
        }

        private static Object obey(Object runtime, String... words) throws Exception {
            String api = "fish.payara.micro.PayaraMicroRuntime";
            return switch (words[0]) {
                case "deploy" -> call(api, runtime, "deploy", words[1], words[2], new File(words[3]));
                case "undeploy" -> call(api, runtime, "undeploy", words[1]);
                case "mxbeans" ->
                    ManagementFactory.getPlatformMBeanServer().queryNames(new ObjectName("org.cognitoee:*"), null);
                default -> throw new IllegalArgumentException(words[0]);
            };
        }

        private static Object call(String type, Object target, String name, Object... arguments) {
            try {
                for (Method method : Class.forName(type).getMethods()) {
                    if (method.getName().equals(name) && fits(method, arguments)) {
                        return method.invoke(target, arguments);
                    }
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
            throw new IllegalStateException("no " + type + '.' + name + Arrays.toString(arguments));
        }

        private static boolean fits(Method method, Object... arguments) {
            Class<?>[] types = method.getParameterTypes();
            boolean fits = types.length == arguments.length;
            for (int i = 0; fits && i < types.length; i++) {
                fits = types[i].isPrimitive() || types[i].isInstance(arguments[i]);
            }
            return fits;
        }
    }
}
