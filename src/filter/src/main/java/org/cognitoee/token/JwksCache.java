package org.cognitoee.token;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
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
     * @param jwksUris the accepted issuers, each with the address of its key set: a URL, or that of a file
     * @param signatureProvider the JCA provider of the keys and of their signatures, null for the JDK's choice
     * @param scheduler runs the fetches; it stays its owner's to shut down
     * @param clock tells the time by which keys age
     * @param listener told of what happens to the keys, on the threads of the scheduler
     */
    public JwksCache(
            Map<String, URI> jwksUris,
            @Nullable String signatureProvider,
            ScheduledExecutorService scheduler,
            InstantSource clock,
            Consumer<? super KeyEvent> listener) {
        Map<String, IssuerKeys> keys = new HashMap<>();
        jwksUris.forEach((issuer, uri) -> keys.put(
                issuer, new IssuerKeys(issuer, source(uri, scheduler), signatureProvider, scheduler, clock, listener)));
        this.issuers = Map.copyOf(keys);
    }

    private static KeySource source(URI uri, ScheduledExecutorService scheduler) {
        return "file".equals(uri.getScheme()) ? new JwksFile(Path.of(uri)) : new JwksEndpoint(uri, scheduler);
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

    /** The accepted issuers. */
    public Set<String> issuers() {
        return issuers.keySet();
    }

    /**
     * How it stands with the keys of an issuer.
     *
     * @throws NoSuchElementException if it is not an accepted one
     */
    public KeySetStatus status(String issuer) {
        @Nullable IssuerKeys keys = issuers.get(issuer);
        if (keys == null) {
            throw new NoSuchElementException("Not an accepted issuer: " + issuer);
        }
        return keys.status();
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

    /** Whether a key that was found before is still one of its issuer's. */
    boolean contains(VerificationKey key, Instant now) {
        @Nullable IssuerKeys keys = issuers.get(key.issuer());
        return keys != null && keys.contain(key, now);
    }
}
