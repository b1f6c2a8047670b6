package org.cognitoee.token;

import java.time.Duration;

/** What the key sets say about an issuer and a key id. */
sealed interface KeyLookup {

    /** The issuer has the key. */
    record Found(VerificationKey key) implements KeyLookup {}

    /** The issuer has no such key, as of a moment ago. */
    record Unknown() implements KeyLookup {}

    /** The issuer's key set cannot be had; try again after this time. */
    record Unavailable(Duration retryAfter) implements KeyLookup {}
}
