package org.cognitoee.servertests;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Requests to /auth/me at a steady pace, from a thread of its own, until it is ended. What is late is made up for. */
final class Load implements AutoCloseable {

    private final List<Sample> samples = new ArrayList<>();
    private final Thread thread;
    private volatile boolean ended;

    /**
     * A request and its answer.
     *
     * @param expected the answer that it should have
     * @param sentAt when, by {@link System#nanoTime()}
     * @param time until all of the answer was there
     * @param answer in one line
     */
    record Sample(String expected, long sentAt, Duration time, String answer) {

        boolean isAsExpected() {
            return answer.equals(expected);
        }
    }

    /**
     * A token to send.
     *
     * @param expected the answer, in one line
     */
    record Token(String compact, String expected) {

        static Token valid(String compact) {
            return new Token(compact, "200");
        }

        static Token underUnknownKey(String compact) {
            return new Token(FaultyPool.underUnknownKey(compact), "401 token-key-unknown");
        }
    }

    private Load(Server server, Duration pace, Supplier<Token> tokens) {
        this.thread = new Thread(() -> run(server, pace, tokens), "load");
    }

    static Load of(Server server, Duration pace, Supplier<Token> tokens) {
        Load load = new Load(server, pace, tokens);
        load.thread.start();
        return load;
    }

    /** Ends the load, which has then its last answer. */
    @Override
    public void close() {
        ended = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was sent and answered until it ended. */
    List<Sample> samples() {
        close();
        return samples;
    }

    /** How often each answer was given. */
    static Map<String, Long> answers(List<Sample> samples) {
        return samples.stream().collect(Collectors.groupingBy(Sample::answer, TreeMap::new, Collectors.counting()));
    }

    static List<Sample> only(List<Sample> samples, Predicate<Sample> which) {
        return samples.stream().filter(which).toList();
    }

    /** The time that 99 of 100 requests took at most. */
    static Duration p99(List<Sample> samples) {
        List<Duration> times = samples.stream().map(Sample::time).sorted().toList();
        return times.get((int) (times.size() * 0.99));
    }

    static Duration most(List<Sample> samples) {
        return samples.stream().map(Sample::time).max(Duration::compareTo).orElseThrow();
    }

    private void run(Server server, Duration pace, Supplier<Token> tokens) {
        long next = System.nanoTime();
        while (!ended) {
            Token token = tokens.get();
            long sentAt = System.nanoTime();
            String answer = server.get("auth/me", token.compact()).summary();
            samples.add(new Sample(token.expected(), sentAt, Duration.ofNanos(System.nanoTime() - sentAt), answer));
            next += pace.toNanos();
            try {
                TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
