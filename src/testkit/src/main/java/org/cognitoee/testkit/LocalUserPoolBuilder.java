package org.cognitoee.testkit;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a {@link LocalUserPool} is to be like; nothing has to be said. For one thread, and for one pool or several. */
public final class LocalUserPoolBuilder {

    private static final Pattern USER_POOL_ID = Pattern.compile("[\\w-]+_[0-9A-Za-z]+");

    private final List<AppClient> clients = new ArrayList<>();
    private int port;
    private String userPoolId = "eu-west-1_LocalPool";
    private InstantSource clock = InstantSource.system();
    private String jwksCacheControl = "public, max-age=86400";
    private Supplier<SigningKeys> keys = SigningKeys::generate;
    private @Nullable String issuer;
    private @Nullable Path codes;
    private @Nullable PrintStream out;

    LocalUserPoolBuilder() {}

    /** The port of the loopback address; 0, the default, for any that is free. */
    public LocalUserPoolBuilder port(int port) {
        this.port = port;
        return this;
    }

    /**
     * The pool's id, by default {@code eu-west-1_LocalPool}.
     *
     * @throws IllegalArgumentException if it does not match {@code [\w-]+_[0-9A-Za-z]+}
     */
    public LocalUserPoolBuilder userPoolId(String userPoolId) {
        if (!USER_POOL_ID.matcher(userPoolId).matches()) {
            throw new IllegalArgumentException("A user pool id matches " + USER_POOL_ID);
        }
        this.userPoolId = userPoolId;
        return this;
    }

    /** One more app client; without any there is {@code AppClient.of("localclient")}. */
    public LocalUserPoolBuilder client(AppClient client) {
        clients.add(client);
        return this;
    }

    /** The time by which codes and tokens are issued and expire; the system's by default. */
    public LocalUserPoolBuilder clock(InstantSource clock) {
        this.clock = clock;
        return this;
    }

    /** The {@code iss} of the tokens; by default the endpoint, a slash and the pool's id. */
    public LocalUserPoolBuilder issuer(String issuer) {
        this.issuer = issuer;
        return this;
    }

    /** The header {@code Cache-Control} of the JWK Set; by default {@code public, max-age=86400}, as AWS sends. */
    public LocalUserPoolBuilder jwksCacheControl(String value) {
        this.jwksCacheControl = value;
        return this;
    }

    /** A file that each confirmation code becomes a line of; created with its folders and emptied. By default none. */
    public LocalUserPoolBuilder codes(Path file) {
        this.codes = file;
        return this;
    }

    /** Where each confirmation code is printed; flushed with each line. By default nowhere. */
    public LocalUserPoolBuilder out(PrintStream out) {
        this.out = out;
        return this;
    }

    /** The first keys; by default new ones for each pool, which takes longer than all the rest of it. */
    LocalUserPoolBuilder keys(Supplier<SigningKeys> keys) {
        this.keys = keys;
        return this;
    }

    /**
     * Starts a pool.
     *
     * @return the running pool; closing it is the caller's
     * @throws IllegalArgumentException if the port is none
     * @throws UncheckedIOException if the port is taken, or the file of the codes cannot be written
     */
    public LocalUserPool start() {
        HttpEndpoint http = HttpEndpoint.bind(port);
        try {
            // the port first: a second pool that fails on it must not empty the first one's file
            LocalUserPool pool = new LocalUserPool(this, http, ConfirmationCodes.deliveredTo(out, codes));
            pool.start();
            return pool;
        } catch (RuntimeException e) {
            http.stop();
            throw e;
        }
    }

    String userPoolId() {
        return userPoolId;
    }

    List<AppClient> clients() {
        return clients.isEmpty() ? List.of(AppClient.of("localclient")) : List.copyOf(clients);
    }

    InstantSource clock() {
        return clock;
    }

    Optional<String> issuer() {
        return Optional.ofNullable(issuer);
    }

    SigningKeys keys() {
        return keys.get();
    }

    String jwksCacheControl() {
        return jwksCacheControl;
    }
}
