package org.cognitoee.benchmarks;

import org.cognitoee.benchmarks.Pool.Refused;

/** Somebody who verifies access tokens. */
@FunctionalInterface
interface Contestant {

    /**
     * Verifies all that makes an access token good: signature, {@code exp}, {@code iss}, {@code client_id} and {@code
     * token_use}.
     *
     * @return the verified claims, in the contestant's own form
     * @throws Exception if the token is refused
     */
    Object verify(Sample token) throws Exception;

    /** Before each turn: who is measured on tokens never seen before has never seen any. */
    default void forget() {}

    /** Whether a token that is wrong in this way has to be refused by this contestant. */
    default boolean refuses(Refused why) {
        return true;
    }

    /**
     * Whoever is faster by looking at less does not take part.
     *
     * @throws IllegalStateException if a good token is refused, or a bad one is not
     */
    default void prove(Pool pool) {
        for (Sample good : pool.samples(10)) {
            try {
                verify(good);
            } catch (Exception e) {
                throw new IllegalStateException(this + " refuses a good token", e);
            }
        }
        for (Refused why : Refused.values()) {
            if (refuses(why) && accepts(pool.refused(why))) {
                throw new IllegalStateException(this + " accepts a token with a wrong " + why);
            }
        }
    }

    private boolean accepts(Sample token) {
        try {
            verify(token);
            return true;
        } catch (Exception e) {
            return false;
        }
    }
}
