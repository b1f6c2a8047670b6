package org.cognitoee.benchmarks;

import static org.cognitoee.benchmarks.Table.kilobytes;
import static org.cognitoee.benchmarks.Table.micros;
import static org.cognitoee.benchmarks.Table.number;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.cognitoee.benchmarks.PayaraMicro.Spent;
import org.cognitoee.benchmarks.Pool.Refused;
import org.cognitoee.benchmarks.war.Api;
import org.cognitoee.benchmarks.war.Authenticated;
import org.cognitoee.benchmarks.war.Hello;
import org.cognitoee.benchmarks.war.HelloReaders;
import org.cognitoee.benchmarks.war.JoseFilter;
import org.cognitoee.benchmarks.war.MpJwtApi;
import org.cognitoee.benchmarks.war.NamingFilter;
import org.cognitoee.benchmarks.war.NoOpFilter;
import org.cognitoee.benchmarks.war.Pac4jFilter;

/** The same resource behind different guards, all in one server: what a request costs it. */
record ServerComparison(Path work, boolean quick, Report report) {

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int TOKENS = 1_000;

    /** All classes: MicroProfile JWT is switched on by an annotation that is looked for on beans only. */
    private static final String BEANS = """
            <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="3.0" bean-discovery-mode="all"/>
            """;

    /** What guards the resource, in an application with CDI: our guard brings it, and it is no guard's cost to have it. */
    private enum Guard {
        NOBODY("nobody"),
        NOBODY_WITHOUT_CDI("nobody, without CDI"),
        NO_OP("a filter that does nothing"),
        NAMING("a filter that believes and names a caller"),
        OURS("cognito-ee-filter"),
        JOSE4J("a plain jose4j filter"),
        PAC4J("pac4j"),
        MP_JWT("Payara's MicroProfile JWT");

        private final String title;

        Guard(String title) {
            this.title = title;
        }

        String path() {
            return "/" + name() + "/api/hello";
        }

        boolean guards() {
            return compareTo(NAMING) > 0;
        }

        War war() {
            War war = this == MP_JWT
                    ? War.of(name(), HelloReaders.class, MpJwtApi.class)
                    : War.of(name(), Hello.class, Api.class);
            if (this != NOBODY_WITHOUT_CDI) {
                war.file("WEB-INF/beans.xml", BEANS);
            }
            return switch (this) {
                case NOBODY, NOBODY_WITHOUT_CDI -> war;
                case NO_OP -> add(war.filter(NoOpFilter.class), NoOpFilter.class);
                case NAMING -> add(war.filter(NamingFilter.class), NamingFilter.class, Authenticated.class);
                case OURS -> war.jars(War.FILTER_JARS).jars(List.of("slf4j-jdk14"));
                case JOSE4J ->
                    add(war.filter(JoseFilter.class), JoseFilter.class, Authenticated.class)
                            .jars(List.of("jose4j", "slf4j-"));
                case PAC4J ->
                    add(war.filter(Pac4jFilter.class), Pac4jFilter.class)
                            .jars(List.of(
                                    "pac4j-",
                                    "jakartaee-pac4j",
                                    "nimbus-",
                                    "jackson-",
                                    "spring-core",
                                    "commons-",
                                    "slf4j-"));
                case MP_JWT ->
                    war.file(
                                    "WEB-INF/classes/payara-mp-jwt.properties",
                                    "disable.type.verification=true\nenable.namespace=true\ncustom.namespace=cognito:\n")
                            .file(
                                    "WEB-INF/classes/META-INF/microprofile-config.properties",
                                    "mp.jwt.verify.publickey.location=${cognito.jwks-uri}\nmp.jwt.verify.issuer="
                                            + Pool.ISSUER + "\n");
            };
        }

        private static War add(War war, Class<?>... types) {
            war.entries().putAll(War.of("", types).entries());
            return war;
        }
    }

    /** What comes. */
    private enum Kind {
        HOT("one token"),
        ROTATING("1,000 tokens"),
        BAD_SIGNATURE("bad signature"),
        GARBAGE("garbage"),
        NO_TOKEN("no token");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        boolean isGood() {
            return this == HOT || this == ROTATING;
        }
    }

    /** One line of the table. */
    private record Cell(Guard guard, Kind kind) {}

    /** What one request has cost. */
    private record Cost(double cpuNanos, double threadNanos, double bytes, double logBytes) {

        static Cost of(Spent before, Spent after, int requests) {
            return new Cost(
                    (double) (after.cpuNanos() - before.cpuNanos()) / requests,
                    (double) sum(before.threadNanos(), after.threadNanos()) / requests,
                    (double) sum(before.threadBytes(), after.threadBytes()) / requests,
                    (double) (after.logBytes() - before.logBytes()) / requests);
        }

        private static long sum(Map<Long, Long> before, Map<Long, Long> after) {
            return after.entrySet().stream()
                    .mapToLong(thread -> thread.getValue() - before.getOrDefault(thread.getKey(), 0L))
                    .sum();
        }
    }

    void run() throws Exception {
        Pool pool = Pool.create(work.resolve("pool"), TOKENS, 2);
        String jwksUri = Pool.serve(pool.jwks()).toString();
        List<Path> wars = Stream.of(Guard.values())
                .map(guard -> guard.war().write(work.resolve("wars")))
                .toList();
        List<String> options = List.of(
                "-Xms1g",
                "-Xmx1g",
                "-Dcognito.user-pool-id=" + Pool.ID,
                "-Dcognito.client-id=" + Pool.CLIENT,
                "-Dcognito.issuers=" + Pool.ISSUER,
                "-Dcognito.jwks-uri=" + jwksUri,
                "-Dbench.key-id=" + Pool.KEY_ID);
        try (PayaraMicro server = PayaraMicro.start(work.resolve("server"), options, wars)) {
            Load load = new Load(server);
            Map<Guard, Set<Refused>> accepted = prove(load, pool);
            Map<Cell, List<Cost>> costs = measure(server, load, pool);
            report.tables("server", table(costs).toString() + '\n' + accepted(accepted));
            report.chart("server", chart(costs));
        }
    }

    /** Each refuses what it has to, or there is nothing to compare; who accepts more than it should is written down. */
    private static Map<Guard, Set<Refused>> prove(Load load, Pool pool) throws Exception {
        Map<Guard, Set<Refused>> accepted = new LinkedHashMap<>();
        for (Guard guard : Guard.values()) {
            int refused = guard.guards() ? UNAUTHORIZED : OK;
            for (Kind kind : Kind.values()) {
                int status = load.status(requests(guard, kind, pool).get(0));
                int expected = kind.isGood() ? OK : refused;
                if (status != expected) {
                    throw new IllegalStateException(
                            guard + " answers " + kind + " with " + status + " instead of " + expected);
                }
            }
            Set<Refused> wrongly = EnumSet.noneOf(Refused.class);
            for (Refused why : Refused.values()) {
                if (load.status(Load.get(guard.path(), pool.refused(why).compact())) == OK) {
                    wrongly.add(why);
                }
            }
            accepted.put(guard, wrongly);
        }
        return accepted;
    }

    private Map<Cell, List<Cost>> measure(PayaraMicro server, Load load, Pool pool) throws Exception {
        List<Cell> cells = new ArrayList<>();
        for (Guard guard : Guard.values()) {
            for (Kind kind : Kind.values()) {
                cells.add(new Cell(guard, kind));
            }
        }
        for (Cell cell : cells) {
            send(load, cell, pool, quick ? 400 : 10_000);
        }
        Map<Cell, List<Cost>> costs = new LinkedHashMap<>();
        for (int round = 0; round < (quick ? 2 : 15); round++) {
            for (int i = 0; i < cells.size(); i++) {
                // forwards and backwards in turn
                Cell cell = cells.get(round % 2 == 0 ? i : cells.size() - 1 - i);
                int count = quick ? 400 : cell.kind().isGood() ? 5_000 : 2_000;
                Spent before = server.spent();
                send(load, cell, pool, count);
                costs.computeIfAbsent(cell, unused -> new ArrayList<>()).add(Cost.of(before, server.spent(), count));
            }
            System.err.println("round " + (round + 1));
        }
        Map<Cell, List<Cost>> inOrder = new LinkedHashMap<>();
        cells.forEach(cell -> inOrder.put(cell, Objects.requireNonNull(costs.get(cell))));
        return inOrder;
    }

    private static void send(Load load, Cell cell, Pool pool, int count) throws Exception {
        boolean passes = cell.kind().isGood() || !cell.guard().guards();
        load.send(requests(cell.guard(), cell.kind(), pool), count, passes ? OK : UNAUTHORIZED);
    }

    private static List<byte[]> requests(Guard guard, Kind kind, Pool pool) {
        return switch (kind) {
            case HOT -> List.of(Load.get(guard.path(), pool.samples(1)[0].compact()));
            case ROTATING ->
                Stream.of(pool.samples(TOKENS))
                        .map(token -> Load.get(guard.path(), token.compact()))
                        .toList();
            case BAD_SIGNATURE ->
                List.of(Load.get(guard.path(), pool.refused(Refused.SIGNATURE).compact()));
            case GARBAGE -> List.of(Load.get(guard.path(), "garbage"));
            case NO_TOKEN -> List.of(Load.get(guard.path(), ""));
        };
    }

    private static Table table(Map<Cell, List<Cost>> costs) {
        Table table = new Table(
                "guard",
                "request",
                "µs",
                "÷ nobody",
                "from–to",
                "µs of threads",
                "÷ nobody",
                "from–to",
                "KB",
                "bytes of log");
        costs.forEach((cell, rounds) -> {
            List<Cost> nobody = Objects.requireNonNull(costs.get(new Cell(Guard.NOBODY, cell.kind())));
            List<Double> ratios = ratios(rounds, nobody, Cost::cpuNanos);
            List<Double> ofThreads = ratios(rounds, nobody, Cost::threadNanos);
            table.row(
                    cell.guard().title,
                    cell.kind().title,
                    micros(median(rounds, Cost::cpuNanos)),
                    number(Rounds.median(ratios)),
                    spread(ratios),
                    micros(median(rounds, Cost::threadNanos)),
                    number(Rounds.median(ofThreads)),
                    spread(ofThreads),
                    kilobytes(median(rounds, Cost::bytes)),
                    number(median(rounds, Cost::logBytes)));
        });
        return table;
    }

    private static String accepted(Map<Guard, Set<Refused>> accepted) {
        StringBuilder text = new StringBuilder();
        accepted.forEach((guard, wrongly) -> {
            if (guard.guards() && !wrongly.isEmpty()) {
                text.append(guard.title)
                        .append(" accepts tokens that are wrong in: ")
                        .append(wrongly)
                        .append(".\n");
            }
        });
        return text.toString();
    }

    private static Chart chart(Map<Cell, List<Cost>> costs) {
        Chart chart = new Chart(
                "A request to Payara Micro, 1,000 tokens in turn", "µs of the server's processor time; less is better");
        costs.forEach((cell, rounds) -> {
            if (cell.kind() == Kind.ROTATING) {
                chart.bar(cell.guard().title, median(rounds, Cost::cpuNanos) / 1_000, cell.guard() == Guard.OURS);
            }
        });
        return chart;
    }

    private static double median(List<Cost> rounds, ToDoubleFunction<Cost> of) {
        return Rounds.median(rounds.stream().map(of::applyAsDouble).toList());
    }

    private static String spread(List<Double> ratios) {
        return number(Collections.min(ratios)) + "–" + number(Collections.max(ratios));
    }

    private static List<Double> ratios(List<Cost> rounds, List<Cost> base, ToDoubleFunction<Cost> of) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < rounds.size(); i++) {
            ratios.add(of.applyAsDouble(rounds.get(i)) / of.applyAsDouble(base.get(i)));
        }
        return ratios;
    }
}
