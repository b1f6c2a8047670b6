package org.cognitoee.benchmarks;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One token, while there are many keys and issuers; the yardstick is one issuer of two keys. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GrowthBenchmark {

    /** How many issuers are accepted. */
    @Param("1")
    int issuers;

    /** How many keys each issuer has. */
    @Param("2")
    int keys;

    private Ours verifier;
    private Ours ofTwoKeys;
    private Sample[] tokens;
    private int next;

    @Setup
    public void prove() {
        Pool pool = Pool.ofThisRun();
        tokens = pool.samples(1_000);
        verifier = Ours.of(jwksUris(Pool.serve(withMoreKeys(pool.jwks()))), 0, null);
        verifier.prove(pool);
        ofTwoKeys = Ours.of(pool, 0);
        ofTwoKeys.prove(pool);
    }

    @Benchmark
    public Object verify(Turns turns) {
        next = next + 1 < tokens.length ? next + 1 : 0;
        return (turns.areYardsticks() ? ofTwoKeys : verifier).verify(tokens[next]);
    }

    private Map<String, URI> jwksUris(URI uri) {
        Map<String, URI> uris = new LinkedHashMap<>();
        uris.put(Pool.ISSUER, uri);
        IntStream.range(1, issuers).forEach(i -> uris.put(Pool.ISSUER + i, uri));
        return uris;
    }

    /** The pool's keys, behind as many others as there are to be. */
    private String withMoreKeys(String jwks) {
        SigningKey key = SigningKey.generate();
        List<String> others = new ArrayList<>();
        IntStream.range(2, keys).forEach(i -> others.add(key.jwk("other-" + i)));
        return others.isEmpty() ? jwks : jwks.replace("[", "[" + String.join(",", others) + ',');
    }
}
