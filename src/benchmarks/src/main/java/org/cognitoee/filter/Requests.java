package org.cognitoee.filter;

import java.util.List;
import org.cognitoee.benchmarks.Guarded;

/** What comes. */
public enum Requests {
    HOT,
    ROTATING,
    BAD_SIGNATURE,
    GARBAGE,
    NO_TOKEN,
    PUBLIC;

    /** The tokens that come along, one after the other and round again. */
    List<String> tokens(Guarded guarded) {
        return switch (this) {
            case HOT -> guarded.tokens(1);
            case ROTATING -> guarded.tokens(1_000);
            case BAD_SIGNATURE -> List.of(guarded.badSignature());
            case GARBAGE -> List.of("garbage");
            case NO_TOKEN, PUBLIC -> List.of();
        };
    }

    /** Whether a guard lets it in. */
    boolean isGood() {
        return this == HOT || this == ROTATING || this == PUBLIC;
    }
}
