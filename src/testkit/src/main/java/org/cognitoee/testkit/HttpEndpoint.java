package org.cognitoee.testkit;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One port of the loopback address, and whether anybody answers there. After {@link #stop} connections are refused, as in
 * an outage; {@link #start} answers again on the same port.
 */
final class HttpEndpoint {

    private static final int THREADS = 8;
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    static {
        // the JDK's server writes head and body apart: with Nagle's algorithm each answer would wait 40 ms
        if (System.getProperty(NO_DELAY) == null) {
            System.setProperty(NO_DELAY, "true");
        }
    }

    private final InetSocketAddress address;
    private @Nullable HttpServer server;
    private @Nullable ExecutorService threads;

    private HttpEndpoint(HttpServer bound) {
        this.address = bound.getAddress();
        this.server = bound;
    }

    /**
     * Takes a port, so that nobody else has it, but answers nobody yet.
     *
     * @param port 0 for any that is free
     * @throws UncheckedIOException if the port is taken
     */
    static HttpEndpoint bind(int port) {
        return new HttpEndpoint(listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
    }

    URI uri() {
        return URI.create("http://" + authority(address));
    }

    /**
     * Answers with this handler; does nothing if something answers already.
     *
     * @throws UncheckedIOException if another program has taken the port meanwhile
     */
    synchronized void start(HttpHandler handler) {
        if (threads != null) {
            return;
        }
        HttpServer starting = server == null ? listen(address) : server;
        ExecutorService workers = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "local-user-pool-" + address.getPort());
            thread.setDaemon(true);
            return thread;
        });
        starting.createContext("/", handler);
        starting.setExecutor(workers);
        starting.start();
        server = starting;
        threads = workers;
    }

    /** Breaks all connections and gives the port back; does nothing if it is given back already. */
    synchronized void stop() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
        if (threads != null) {
            threads.shutdownNow();
            awaitEnd(threads);
            threads = null;
        }
    }

    private static void awaitEnd(ExecutorService threads) {
        try {
            if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
                throw new IllegalStateException("A request does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpServer listen(InetSocketAddress address) {
        try {
            return HttpServer.create(address, 0);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen on " + authority(address) + ": " + e.getMessage(), e);
        }
    }

    private static String authority(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return (address.getAddress() instanceof Inet6Address ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}
