package org.cognitoee.benchmarks;

import static org.cognitoee.benchmarks.Table.number;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cognitoee.benchmarks.war.Api;
import org.cognitoee.benchmarks.war.Hello;
import org.cognitoee.testkit.LocalUserPool;
import org.cognitoee.testkit.User;

/** What is delivered weighs so much, and takes so long to be there. */
record Weight(Path work, boolean quick, Report report) {

    private static final String USERNAME = "ada";
    private static final String PASSWORD = "Correct-h0rse";
    private static final String EMPTY = "an empty JAX-RS application";
    private static final String GUARDED = "the same with the filter";
    private static final String ACCOUNTS = "cognito-ee.war";
    private static final Pattern DEPLOYED = Pattern.compile("was successfully deployed in ([0-9,.]+) milliseconds");
    private static final Pattern READY = Pattern.compile("ready in ([0-9,.]+) \\(ms\\)");

    /** What one start has taken, in milliseconds; the log-ins only where there are any. */
    private record Start(double deployed, double ready, double firstLogin, double secondLogin) {}

    void run() throws Exception {
        Path war = Path.of(System.getProperty("bench.war"));
        Map<String, Path> wars = new LinkedHashMap<>();
        wars.put(EMPTY, War.of("empty", Hello.class, Api.class).write(work.resolve("wars")));
        wars.put(
                GUARDED,
                War.of("guarded", Hello.class, Api.class)
                        .jars(War.FILTER_JARS)
                        .jars(List.of("slf4j-jdk14"))
                        .write(work.resolve("wars")));
        wars.put(ACCOUNTS, war);
        Map<String, List<Start>> starts = new LinkedHashMap<>();
        try (LocalUserPool pool = LocalUserPool.builder().start()) {
            pool.createUser(User.named(USERNAME), PASSWORD);
            for (int round = 0; round < (quick ? 1 : 5); round++) {
                for (Map.Entry<String, Path> each : wars.entrySet()) {
                    starts.computeIfAbsent(each.getKey(), unused -> new ArrayList<>())
                            .add(start(pool, each.getValue(), each.getKey().equals(ACCOUNTS)));
                }
                System.err.println("round " + (round + 1));
            }
        }
        report.tables("weight", sizes(war).toString() + '\n' + times(starts));
    }

    private Start start(LocalUserPool pool, Path war, boolean logsIn) throws Exception {
        List<String> options = List.of(
                "-Dcognito.user-pool-id=" + pool.userPoolId(),
                "-Dcognito.client-id=" + pool.client().id(),
                "-Dcognito.endpoint=" + pool.endpoint(),
                "-Dcognito.issuers=" + pool.issuer());
        try (PayaraMicro server = PayaraMicro.start(work.resolve("server"), options, List.of(war))) {
            return new Start(
                    millis(DEPLOYED, server),
                    millis(READY, server),
                    logsIn ? login(server) : Double.NaN,
                    logsIn ? login(server) : Double.NaN);
        }
    }

    /** Milliseconds until the tokens are there, by a client that is a new one each time. */
    private static double login(PayaraMicro server) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.port() + "/cognito-ee/auth/login"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"username\":\"" + USERNAME + "\",\"password\":\"" + PASSWORD + "\"}"))
                .build();
        long before = System.nanoTime();
        int status = client.send(request, BodyHandlers.ofString()).statusCode();
        if (status != 200) {
            throw new IllegalStateException("The log-in was answered " + status);
        }
        return (System.nanoTime() - before) / 1e6;
    }

    private static double millis(Pattern line, PayaraMicro server) {
        Matcher matcher = line.matcher(server.logText());
        if (!matcher.find()) {
            throw new IllegalStateException("The log has no '" + line + "'");
        }
        return Double.parseDouble(matcher.group(1).replaceAll("[,.]", ""));
    }

    private static Table sizes(Path war) throws IOException {
        Table table = new Table("what", "bytes", "MB");
        row(table, "cognito-ee.war", List.of(war));
        row(table, "cognito-ee-filter.jar", War.jarsNamed(List.of("cognito-ee-filter")));
        List<Path> all = War.jarsNamed(War.FILTER_JARS);
        row(table, "the same with all it needs", all);
        for (Path jar : all) {
            row(table, "– " + jar.getFileName(), List.of(jar));
        }
        return table;
    }

    private static void row(Table table, String what, List<Path> files) throws IOException {
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        table.row(what, "%,d".formatted(bytes), "%.2f".formatted(bytes / 1e6));
    }

    private static Table times(Map<String, List<Start>> starts) {
        Table table = new Table(
                "application in a fresh server",
                "deployed, ms",
                "÷ empty",
                "ready, ms",
                "first login, ms",
                "second, ms");
        List<Start> empty = starts.getOrDefault(EMPTY, List.of());
        starts.forEach((name, rounds) -> table.row(
                name,
                number(median(rounds.stream().map(Start::deployed))),
                number(median(ratios(rounds, empty))),
                number(median(rounds.stream().map(Start::ready))),
                number(median(rounds.stream().map(Start::firstLogin))),
                number(median(rounds.stream().map(Start::secondLogin)))));
        return table;
    }

    private static Stream<Double> ratios(List<Start> rounds, List<Start> empty) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < rounds.size(); i++) {
            ratios.add(rounds.get(i).deployed() / empty.get(i).deployed());
        }
        return ratios.stream();
    }

    private static double median(Stream<Double> values) {
        return Rounds.median(values.toList());
    }
}
