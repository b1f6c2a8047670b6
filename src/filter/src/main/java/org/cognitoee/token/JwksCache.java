package org.cognitoee.token;

import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * The signing keys of the accepted issuers, fetched ahead, refreshed in the background, and kept through an outage. A
 * look-up of a known key takes no lock and does no I/O. Safe for use by many threads.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7517#section-5">RFC 7517 §5</a>
 */
public final class JwksCache implements AutoCloseable {

    private final Map<String, IssuerKeys> issuers;

    /**
     * A cache that holds no key yet, and asks nobody before {@link #prefetch()} or the first look-up.
     *
     * @param jwksUris the accepted issuers, each with the address of its key set
     * @param scheduler runs the fetches; it stays its owner's to shut down
     * @param clock tells the time by which keys age
     */
    public JwksCache(Map<String, URI> jwksUris, ScheduledExecutorService scheduler, InstantSource clock) {
        Map<String, IssuerKeys> keys = new HashMap<>();
        jwksUris.forEach((issuer, uri) ->
                keys.put(issuer, new IssuerKeys(issuer, new JwksEndpoint(uri, scheduler), scheduler, clock)));
        this.issuers = Map.copyOf(keys);
    }

    /** Starts to fetch the keys of all issuers; returns at once. */
    public void prefetch() {
        issuers.values().forEach(IssuerKeys::prefetch);
    }

    /** Ends the background refresh. The keys that are here stay usable. */
    @Override
    public void close() {
        issuers.values().forEach(IssuerKeys::close);
    }

    /**
     * The key of this issuer under this id; waits for at most one fetch if it is not known.
     *
     * @param issuer the issuer, character for character
     * @param unverifiedKid the key id, as a token names it
     */
    KeyLookup lookup(String issuer, String unverifiedKid) {
        @Nullable IssuerKeys keys = issuers.get(issuer);
        return keys == null ? new KeyLookup.Unknown() : keys.lookup(unverifiedKid);
    }
}
