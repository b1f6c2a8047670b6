package org.cognitoee.token;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.cognitoee.benchmarks.Guarded;
import org.cognitoee.benchmarks.Turns;
import org.cognitoee.token.Verification.Verified;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Where the time of a first sight goes. Each part is warmer here than among the others, so that they add up to less. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FirstSightBenchmark {

    /** What is done to a token, in this order. */
    public enum Part {
        /** The string of the header as octets. */
        OCTETS,
        DIGEST,
        LOOK_UP,
        TAKE_APART,
        PARSE_CLAIMS,
        KNOWN_HEADER,
        SIGNATURE,
        CHECK_CLAIMS,
        KEEP
    }

    @Param("SIGNATURE")
    Part part;

    private final KnownHeaders headers = new KnownHeaders();
    private final SharedValues shared = new SharedValues();
    private final VerifiedTokens kept = new VerifiedTokens(1_000, Duration.ZERO);
    private TokenPolicy policy;
    private VerificationKey key;
    private Taken[] tokens;
    private int next;

    /** A token at every stage. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Taken(
            PresentedToken presented,
            byte[] octets,
            TokenDigest digest,
            CompactJws jws,
            Map<String, Object> claims,
            AccessToken token) {}

    @Setup
    public void prepare() {
        Guarded guarded = Guarded.ofThisRun();
        policy = new TokenPolicy(
                Map.of(guarded.issuer(), Set.of(guarded.clientId())), Set.of(), Duration.ZERO, 24 * 1024);
        key = new VerificationKey(guarded.issuer(), guarded.keyId(), new Rs256(guarded.publicKey(), null));
        tokens = guarded.tokens(20_000).stream().map(this::taken).toArray(Taken[]::new);
        CompactJws first = tokens[0].jws();
        headers.add(first.headerSegment(), (JoseHeader.Named) JoseHeader.of(first.unverifiedHeader()));
    }

    private Taken taken(String compact) {
        PresentedToken presented = new PresentedToken("Bearer " + compact, "Bearer ".length());
        byte[] octets = presented.octets();
        CompactJws jws = Objects.requireNonNull(CompactJws.parse(presented, octets));
        Map<String, Object> claims = Objects.requireNonNull(StrictJson.object(jws.unverifiedPayload()));
        Verified verified = (Verified) new SignedClaims(claims, shared)
                .verify(policy, key, InstantSource.system().instant());
        return new Taken(presented, octets, TokenDigest.of(octets, presented.start()), jws, claims, verified.token());
    }

    @Benchmark
    public @Nullable Object part(Turns turns) {
        next = next + 1 < tokens.length ? next + 1 : 0;
        Taken token = tokens[next];
        return switch (turns.areYardsticks() ? Part.SIGNATURE : part) {
            case OCTETS -> token.presented().octets();
            case DIGEST -> TokenDigest.of(token.octets(), token.presented().start());
            case LOOK_UP -> kept.get(token.digest(), InstantSource.system().instant());
            case TAKE_APART -> CompactJws.parse(token.presented(), token.octets());
            case PARSE_CLAIMS -> StrictJson.object(token.jws().unverifiedPayload());
            case KNOWN_HEADER -> headers.get(token.jws().headerSegment());
            case SIGNATURE ->
                key.rs256()
                        .verifies(
                                token.jws().signature(),
                                token.jws().signingInput().duplicate());
            case CHECK_CLAIMS ->
                new SignedClaims(token.claims(), shared)
                        .verify(policy, key, InstantSource.system().instant());
            case KEEP -> {
                kept.put(token.digest(), token.token(), key);
                yield kept;
            }
        };
    }
}
