package org.cognitoee.filter;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.cognitoee.benchmarks.Guarded;
import org.cognitoee.settings.PublicPath;
import org.jspecify.annotations.Nullable;

/** {@code doFilter} on a request, a response and a chain that cost next to nothing themselves. */
final class Exchanges {

    private static final String CONTEXT_PATH = "/shop";
    private static final String GUARDED_URI = CONTEXT_PATH + "/orders/4711";
    private static final String PUBLIC_PATH = "/pages/%04d";

    private final FilterChain chain = (request, response) -> {};
    private final @Nullable Filter filter;
    private final String uri;
    private final byte[][] authorizations;
    private int next;

    private Exchanges(@Nullable Filter filter, String uri, List<String> tokens) {
        this.filter = filter;
        this.uri = uri;
        this.authorizations = tokens.stream()
                .map(token -> ("Bearer " + token).getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
    }

    /**
     * Requests of one kind, each of which has come before.
     *
     * @param filter what guards, null where nothing does
     * @param suffix what the public paths end in
     * @throws IllegalStateException if the wrong ones are let in
     */
    static Exchanges of(Guarded guarded, @Nullable Filter filter, Requests request, String suffix) throws Exception {
        String uri = request == Requests.PUBLIC
                ? CONTEXT_PATH + PUBLIC_PATH.formatted(7) + (suffix.isEmpty() ? "" : "/a")
                : GUARDED_URI;
        Exchanges exchanges = new Exchanges(filter, uri, request.tokens(guarded));
        boolean passes = filter == null || request.isGood();
        for (int i = 0; i <= exchanges.authorizations.length; i++) {
            int status = exchanges.exchange().getStatus();
            if (passes != (status == 200)) {
                throw new IllegalStateException(filter + " answers " + request + " with " + status);
            }
        }
        return exchanges;
    }

    /**
     * This project's filter.
     *
     * @param paths how many paths are public
     * @param suffix what these paths end in: nothing, or a pattern
     */
    static Filter ours(Guarded guarded, int paths, String suffix) {
        List<PublicPath> publicPaths = IntStream.range(0, paths)
                .mapToObj(i -> new PublicPath(Set.of("GET"), PUBLIC_PATH.formatted(i) + suffix))
                .toList();
        return new AccessTokenFilter(
                new PublicPaths(CONTEXT_PATH, publicPaths),
                false,
                null,
                guarded.verifier(),
                Roles.of(Map.of()),
                new Observers(event -> {}, false, false));
    }

    StubResponse exchange() throws Exception {
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
