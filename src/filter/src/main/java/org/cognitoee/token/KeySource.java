package org.cognitoee.token;

import java.io.IOException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Map;
import org.jose4j.lang.JoseException;

/** Where the key set of an issuer is. */
interface KeySource {

    /** No key set of a user pool comes near to it. */
    int MOST_OCTETS = 64 * 1024;

    /**
     * What a fetch brought.
     *
     * @param keys the usable keys by their ids, at least one
     * @param maxAge how long the set is fresh, as its source says
     */
    record Fetched(Map<String, RSAPublicKey> keys, Duration maxAge) {

        /**
         * Reads a document.
         *
         * @throws KeyFetchException if there is no usable key in it
         */
        static Fetched of(String jwks, Duration maxAge) throws KeyFetchException {
            try {
                Map<String, RSAPublicKey> keys = UsableKeys.of(jwks);
                if (keys.isEmpty()) {
                    throw new KeyFetchException(KeyFetchFailure.NO_USABLE_KEY, "no usable key");
                }
                return new Fetched(keys, maxAge);
            } catch (JoseException e) {
                throw new KeyFetchException(KeyFetchFailure.MALFORMED, "not a JWK Set", e);
            }
        }
    }

    /**
     * Fetches the key set as it is now.
     *
     * @throws IOException if there is no usable key to be had; the message holds nothing of the answer but its status
     */
    Fetched fetch() throws IOException;
}
