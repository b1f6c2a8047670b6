package org.cognitoee.filter;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.cognitoee.benchmarks.Guarded;
import org.cognitoee.benchmarks.war.JoseFilter;
import org.cognitoee.settings.PublicPath;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** {@code doFilter} on a request, a response and a chain that cost next to nothing themselves. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FilterBenchmark {

    private static final String GUARDED_URI = "/shop/orders/4711";
    private static final String PUBLIC_PATH = "/pages/0007";

    /** Who guards. */
    public enum Guards {
        NOBODY,
        OURS,
        JOSE4J
    }

    /** What comes. */
    public enum Requests {
        HOT,
        ROTATING,
        BAD_SIGNATURE,
        GARBAGE,
        NO_TOKEN,
        PUBLIC
    }

    @Param("OURS")
    Guards guard;

    @Param("HOT")
    Requests request;

    /** How many paths are public. */
    @Param("8")
    int paths;

    /** What these paths end in: nothing, or a pattern. */
    @Param("")
    String suffix;

    private final FilterChain chain = (request, response) -> {};
    private @Nullable Filter filter;
    private String uri;
    private byte[][] authorizations;
    private int next;

    @Setup
    public void prove() throws Exception {
        Guarded guarded = Guarded.ofThisRun();
        filter = switch (guard) {
            case NOBODY -> null;
            case OURS -> ours(guarded);
            case JOSE4J -> new JoseFilter(guarded.jwtConsumer());
        };
        uri = request == Requests.PUBLIC ? "/shop" + PUBLIC_PATH + (suffix.isEmpty() ? "" : "/a") : GUARDED_URI;
        authorizations = switch (request) {
            case HOT -> headers(guarded.tokens(1));
            case ROTATING -> headers(guarded.tokens(1_000));
            case BAD_SIGNATURE -> headers(List.of(guarded.badSignature()));
            case GARBAGE -> headers(List.of("garbage"));
            case NO_TOKEN, PUBLIC -> new byte[0][];
        };
        boolean passes = guard == Guards.NOBODY
                || request == Requests.HOT
                || request == Requests.ROTATING
                || request == Requests.PUBLIC;
        StubResponse response = (StubResponse) doFilter();
        if (passes != (response.getStatus() == 200)) {
            throw new IllegalStateException(guard + " answers " + request + " with " + response.getStatus());
        }
        // whoever remembers tokens has seen them all
        for (int i = 0; i < authorizations.length; i++) {
            doFilter();
        }
    }

    private Filter ours(Guarded guarded) {
        List<PublicPath> publicPaths = IntStream.range(0, paths)
                .mapToObj(i -> new PublicPath(Set.of("GET"), "/pages/%04d".formatted(i) + suffix))
                .toList();
        return new AccessTokenFilter(
                new PublicPaths("/shop", publicPaths),
                false,
                null,
                guarded.verifier(),
                Roles.of(Map.of()),
                new Observers(event -> {}, false, false));
    }

    private static byte[][] headers(List<String> tokens) {
        return tokens.stream()
                .map(token -> ("Bearer " + token).getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
    }

    @Benchmark
    public Object doFilter() throws Exception {
        StubRequest request = new StubRequest(uri, authorization());
        StubResponse response = new StubResponse();
        if (filter == null) {
            chain.doFilter(request, response);
        } else {
            filter.doFilter(request, response, chain);
        }
        return response;
    }

    /** A new string for each request, as a server makes one of the octets that came. */
    private @Nullable String authorization() {
        if (authorizations.length == 0) {
            return null;
        }
        next = next + 1 < authorizations.length ? next + 1 : 0;
        return new String(authorizations[next], StandardCharsets.ISO_8859_1);
    }
}
