package org.cognitoee.servertests;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The key endpoint of one issuer on a port of its own, which can fail as it is told to, and notes when it is asked.
 *
 * <p>Sockets, since no HTTP server can fail in all of these ways.
 */
final class KeyEndpoint implements AutoCloseable {

    /** Where a redirect goes; good keys are there. */
    static final String ELSEWHERE = "/elsewhere";

    /** What is less apart belongs to one attempt: the JDK's client may ask twice. */
    private static final Duration ATTEMPT = Duration.ofSeconds(5);

    private final Supplier<String> jwks;
    private final int port;
    private final List<Long> asked = new ArrayList<>();

    private volatile ServerSocket listener;
    private volatile Fault fault;
    private volatile boolean askedElsewhere;

    /** @param jwks the keys as they are now */
    KeyEndpoint(Supplier<String> jwks) {
        this.jwks = jwks;
        listen(0);
        this.port = listener.getLocalPort();
    }

    String issuer() {
        return "http://127.0.0.1:" + port + "/" + System.getProperty("pool.id");
    }

    /** Fails from now on. */
    void fail(Fault next) {
        fault = next;
        if (next == Fault.REFUSED) {
            close();
        } else {
            reopen();
        }
    }

    /** Serves the keys from now on. */
    void recover() {
        fault = null;
        reopen();
    }

    /** How many attempts to fetch the keys have arrived here. */
    int attempts() {
        return gaps().size() + (isAsked() ? 1 : 0);
    }

    /** The least time between two attempts, or a day if there were no two. */
    Duration leastGap() {
        return gaps().stream().min(Duration::compareTo).orElse(Duration.ofDays(1));
    }

    /** Whether somebody went where a redirect sent him. */
    boolean isAskedElsewhere() {
        return askedElsewhere;
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized boolean isAsked() {
        return !asked.isEmpty();
    }

    /** The time from each attempt to the next. */
    private synchronized List<Duration> gaps() {
        List<Duration> gaps = new ArrayList<>();
        long attempt = asked.isEmpty() ? 0 : asked.get(0);
        for (long request : asked) {
            Duration gap = Duration.ofNanos(request - attempt);
            if (gap.compareTo(ATTEMPT) > 0) {
                gaps.add(gap);
                attempt = request;
            }
        }
        return gaps;
    }

    private void reopen() {
        if (listener.isClosed()) {
            listen(port);
        }
    }

    private void listen(int on) {
        try {
            ServerSocket opened = new ServerSocket();
            opened.setReuseAddress(true);
            opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), on), 50);
            listener = opened;
            daemon(() -> acceptFrom(opened));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void acceptFrom(ServerSocket opened) {
        try {
            while (true) {
                Socket client = opened.accept();
                synchronized (this) {
                    asked.add(System.nanoTime());
                }
                daemon(() -> answer(client));
            }
        } catch (IOException closed) {
            // which is how it ends
        }
    }

    private void answer(Socket client) {
        Fault now = fault;
        try (client) {
            String target = target(client);
            askedElsewhere |= target.equals(ELSEWHERE);
            if (now == null || target.equals(ELSEWHERE)) {
                Fault.ok(client.getOutputStream(), "200 OK", jwks.get());
            } else {
                now.answer(client, jwks.get());
            }
        } catch (IOException | UncheckedIOException e) {
            // the client has gone, as it should where this takes too long
        }
    }

    private static String target(Socket client) throws IOException {
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        List<String> head = in.lines().takeWhile(line -> !line.isEmpty()).toList();
        return head.isEmpty() ? "" : head.get(0).split(" ", -1)[1];
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "key-endpoint");
        thread.setDaemon(true);
        thread.start();
    }
}
