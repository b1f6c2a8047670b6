package org.cognitoee.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** A Payara Micro in a process of its own, that listens on the loopback address only, and what it has spent so far. */
final class PayaraMicro implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(5);

    private final Process process;
    private final int port;
    private final Path log;
    private final JMXConnector connector;
    private final OperatingSystemMXBean system;
    private final ThreadMXBean threads;

    /**
     * What the server had spent at a moment.
     *
     * @param cpuNanos processor time of the process, in steps of 10 ms
     * @param threadNanos processor time by Java thread, finer, without compiler and garbage collector
     * @param threadBytes bytes allocated by Java thread
     * @param logBytes how long its log is
     */
    record Spent(long cpuNanos, Map<Long, Long> threadNanos, Map<Long, Long> threadBytes, long logBytes) {}

    private PayaraMicro(Process process, int port, Path log) throws Exception {
        this.process = process;
        this.port = port;
        this.log = log;
        this.connector = connect(process.pid());
        MBeanServerConnection connection = connector.getMBeanServerConnection();
        this.system = ManagementFactory.getPlatformMXBean(connection, OperatingSystemMXBean.class);
        this.threads = ManagementFactory.getPlatformMXBean(connection, ThreadMXBean.class);
    }

    /**
     * Starts a server, and returns when all its applications are there.
     *
     * @param options of the Java virtual machine
     */
    static PayaraMicro start(Path folder, List<String> options, List<Path> wars) throws Exception {
        Files.createDirectories(folder);
        Path log = folder.resolve("server.log");
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "-jar",
                System.getProperty("bench.server"),
                "--port",
                String.valueOf(port),
                "--noHazelcast",
                "--disablePhoneHome",
                "--prebootcommandfile",
                System.getProperty("bench.pre-boot")));
        wars.forEach(war -> command.addAll(List.of("--deploy", war.toString())));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        // a developer's own pool must not be the one that is measured
        builder.environment().keySet().removeIf(name -> name.startsWith("COGNITO_"));
        Process process = builder.start();
        try {
            awaitReady(process, log);
            return new PayaraMicro(process, port, log);
        } catch (Exception e) {
            process.destroy();
            throw e;
        }
    }

    int port() {
        return port;
    }

    Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(20_000);
        return socket;
    }

    Spent spent() {
        long[] ids = threads.getAllThreadIds();
        long[] bytes = threads.getThreadAllocatedBytes(ids);
        long[] nanos = threads.getThreadCpuTime(ids);
        Map<Long, Long> threadBytes = new HashMap<>();
        Map<Long, Long> threadNanos = new HashMap<>();
        for (int i = 0; i < ids.length; i++) {
            threadBytes.put(ids[i], Math.max(0, bytes[i]));
            threadNanos.put(ids[i], Math.max(0, nanos[i]));
        }
        return new Spent(
                system.getProcessCpuTime(), threadNanos, threadBytes, logText().length());
    }

    /** All that it has written so far. */
    String logText() {
        return read(log);
    }

    @Override
    public void close() {
        try {
            connector.close();
            process.destroy();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitReady(Process process, Path log) throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (!read(log).contains("ready in ")) {
            if (System.nanoTime() > deadline || process.waitFor(50, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("The server did not start: " + log);
            }
        }
    }

    @SuppressWarnings("BanJNDI") // a process of our own, on this machine
    private static JMXConnector connect(long pid) throws Exception {
        VirtualMachine machine = VirtualMachine.attach(String.valueOf(pid));
        try {
            String address = machine.startLocalManagementAgent();
            return JMXConnectorFactory.connect(new JMXServiceURL(address));
        } finally {
            machine.detach();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String read(Path log) {
        try {
            return Files.exists(log) ? Files.readString(log, StandardCharsets.ISO_8859_1) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
