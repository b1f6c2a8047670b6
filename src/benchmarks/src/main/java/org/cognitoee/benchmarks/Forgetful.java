package org.cognitoee.benchmarks;

import java.time.Duration;
import java.time.Instant;

/** Ours, whose memory has room and has nothing in it of the tokens that come: between the turns, time passes. */
final class Forgetful implements Contestant {

    /** Longer than a token is known, and short beside its lifetime. */
    private static final Duration BETWEEN_TURNS = Duration.ofMinutes(6);

    private final Ours ours;
    private final Sample any;
    private volatile Duration passed = Duration.ZERO;

    Forgetful(Pool pool) {
        this.ours = Ours.of(pool, Ours.DEFAULT_KEPT, () -> Instant.now().plus(passed));
        this.any = pool.samples(1)[0];
    }

    @Override
    public Object verify(Sample token) {
        return ours.verify(token);
    }

    @Override
    public void forget() {
        passed = passed.plus(BETWEEN_TURNS);
        // the next token that is kept clears away what is too old
        // that is measured too, most of it in the yardstick's turn: compare with the yardsticks of the others
        ours.verify(any);
    }
}
