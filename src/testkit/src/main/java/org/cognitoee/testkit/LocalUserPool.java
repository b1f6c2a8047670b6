package org.cognitoee.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import jakarta.json.JsonObject;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * An Amazon Cognito user pool inside this JVM. It listens on the loopback address only and speaks Cognito's own protocol,
 * so that the AWS SDK, with this {@link #endpoint()} and anonymous credentials, cannot tell it from the real service for
 * SignUp, ConfirmSignUp, ResendConfirmationCode, InitiateAuth, GetTokensFromRefreshToken, RevokeToken, GlobalSignOut,
 * GetUser and the JWK Set. Any other operation is answered by {@code UnknownOperationException}.
 *
 * <pre>{@code
 * try (LocalUserPool pool = LocalUserPool.builder().start()) {
 *     pool.createUser(User.named("ada").withGroups("admin"), "Ada-passw0rd");
 *     String accessToken = pool.token().user("ada").compact();
 * }
 * }</pre>
 *
 * <p>Users, keys and sign-ins are kept in memory, through {@link #stop()} and {@link #start()}, until {@link #close()}. All
 * methods may be called from any thread.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/Welcome.html">Amazon Cognito
 *     user pools API reference</a>
 */
public final class LocalUserPool implements AutoCloseable {

    /** The name under which {@link #requests} counts, and {@link #refuse} refuses, requests for the JWK Set. */
    public static final String JWKS = "jwks";

    private final String userPoolId;
    private final InstantSource clock;
    private final HttpEndpoint http;
    private final SigningKeys keys;
    private final Accounts accounts = new Accounts();
    private final SignIns signIns = new SignIns();
    private final Traffic traffic = new Traffic();
    private final AppClients clients;
    private final ConfirmationCodes codes;
    private final TokenIssuer tokens;
    private final WireProtocol protocol;
    private volatile boolean closed;

    LocalUserPool(LocalUserPoolBuilder settings, HttpEndpoint http, ConfirmationCodes codes) {
        this.userPoolId = settings.userPoolId();
        this.clock = settings.clock();
        this.http = http;
        this.codes = codes;
        this.keys = settings.keys();
        this.clients = new AppClients(settings.clients());
        this.tokens = new TokenIssuer(settings.issuer().orElse(http.uri() + "/" + userPoolId), keys);
        this.protocol = new WireProtocol(operations(), userPoolId, this::jwks, settings.jwksCacheControl());
    }

    /** A pool with one public app client {@code localclient}, on any free port. */
    public static LocalUserPoolBuilder builder() {
        return new LocalUserPoolBuilder();
    }

    /**
     * Runs a pool for developing an application: one demo user, and every confirmation code on standard output as a line
     * {@code code for <username>: <six digits>}. It runs until the process is ended; if it cannot, it says why in one line
     * and exits with 1.
     *
     * @param arguments pairs of {@code --port} (default 9229), {@code --user-pool-id} (eu-west-1_LocalPool), {@code
     *     --client-id} (localclient), {@code --codes} (target/local-pool/codes), {@code --application} (the address to
     *     print, http://localhost:8080/) and their values
     */
    public static void main(String... arguments) {
        try {
            LocalCommand.parse(arguments).start(System.out);
        } catch (IllegalArgumentException | UncheckedIOException fault) {
            System.err.println(fault.getMessage());
            System.exit(1);
        }
    }

    /** Where the API is, without a slash at the end: {@code http://127.0.0.1:<port>}. */
    public URI endpoint() {
        return http.uri();
    }

    /** The pool's id. */
    public String userPoolId() {
        return userPoolId;
    }

    /** The {@code iss} of the pool's tokens; unless set, {@link #endpoint()}, a slash and the pool's id. */
    public String issuer() {
        return tokens.issuer();
    }

    /**
     * The settings with which cognito-ee trusts this pool and all its app clients, by their full names, such as {@code
     * cognito.user-pool-id}: for system properties, or for the context-params of an application.
     */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("cognito.user-pool-id", userPoolId);
        settings.put("cognito.client-id", clients().stream().map(AppClient::id).collect(joining(",")));
        if (!client().secrets().isEmpty()) {
            settings.put("cognito.client-secret", String.join(",", client().secrets()));
        }
        settings.put("cognito.endpoint", endpoint().toString());
        settings.put("cognito.issuers", issuer());
        settings.put("cognito.jwks-uri", endpoint() + "/" + userPoolId + "/.well-known/jwks.json");
        return Collections.unmodifiableMap(settings);
    }

    /**
     * {@link #settings()} as {@code context-param} elements, to be put into the {@code web.xml} of an application that is
     * deployed to a server in another JVM.
     */
    public String contextParams() {
        return settings().entrySet().stream()
                .map(setting -> "<context-param><param-name>" + setting.getKey() + "</param-name><param-value>"
                        + setting.getValue().replace("&", "&amp;").replace("<", "&lt;")
                        + "</param-value></context-param>\n")
                .collect(joining());
    }

    /** The app clients as they stand, in the order in which they were given. */
    public List<AppClient> clients() {
        return clients.all();
    }

    /** The first app client as it stands. */
    public AppClient client() {
        return clients.all().get(0);
    }

    /**
     * Changes an app client: gives it a second secret, lets it rotate refresh tokens.
     *
     * @return the client as it stands now
     * @throws NoSuchElementException if the pool has no such client
     */
    public AppClient updateClient(String id, UnaryOperator<AppClient> change) {
        return clients.update(id, change).orElseThrow(() -> new NoSuchElementException("No app client " + id));
    }

    /**
     * Adds a user as an administrator would: no code is sent.
     *
     * @param user the user, by default confirmed
     * @param password one that conforms with the password policy
     * @return the user as given
     * @throws IllegalArgumentException if there is a user of this name, or the password does not conform
     */
    public User createUser(User user, String password) {
        PasswordPolicy.fault(password).ifPresent(fault -> {
            throw new IllegalArgumentException(fault);
        });
        if (!accounts.add(user, password)) {
            throw new IllegalArgumentException("There is a user " + user.username());
        }
        return user;
    }

    /** The user as it stands, if there is one. */
    public Optional<User> user(String username) {
        return accounts.find(username);
    }

    /**
     * Changes a user: disables it, puts it into groups, gives it another status. Sign-ins go on.
     *
     * @return the user as it stands now
     * @throws NoSuchElementException if there is no such user
     * @throws IllegalArgumentException if the change is of the username
     */
    public User updateUser(String username, UnaryOperator<User> change) {
        return accounts.update(username, change).orElseThrow(() -> noUser(username));
    }

    /**
     * Lets the next sign-in of a user with the right password be answered by a challenge. (A user in the status {@link
     * UserStatus#FORCE_CHANGE_PASSWORD} is answered by {@code NEW_PASSWORD_REQUIRED} each time.)
     *
     * @throws NoSuchElementException if there is no such user
     */
    public void challengeNextSignIn(String username, Challenge challenge) {
        if (accounts.find(username).isEmpty()) {
            throw noUser(username);
        }
        accounts.challengeNext(username, challenge);
    }

    /**
     * The six digits that the user was sent last, expired or not.
     *
     * @throws NoSuchElementException if no code is out for this user
     */
    public String confirmationCode(String username) {
        return codes.of(username).orElseThrow(() -> new NoSuchElementException("No code is out for " + username));
    }

    /** A valid access token of this pool, to be made into the one that a test needs. */
    public TokenBuilder token() {
        return new TokenBuilder(tokens, clock, this::userOrStranger, client().id());
    }

    /** Publishes two new keys beside those before, and signs with the new ones. */
    public void rotateKeys() {
        keys.rotate();
    }

    /** Publishes only the two keys that sign now. */
    public void withdrawOldKeys() {
        keys.withdrawOld();
    }

    /**
     * How many requests of a kind have come, refused ones included.
     *
     * @param name an operation such as {@code InitiateAuth}, or {@link #JWKS}
     */
    public long requests(String name) {
        return traffic.count(name);
    }

    /**
     * Refuses every request of a kind, until {@link #refuseNoMore}.
     *
     * @param name an operation such as {@code InitiateAuth}, or {@link #JWKS}
     * @param exception what is answered, such as {@code TooManyRequestsException} (400) or {@code
     *     InternalErrorException} (500)
     */
    public void refuse(String name, String exception) {
        traffic.refuse(name, CognitoException.of(exception, "Refused by the test"));
    }

    /** Answers requests of a kind again. */
    public void refuseNoMore(String name) {
        traffic.refuseNoMore(name);
    }

    /**
     * Listens again on the same port after {@link #stop()}; does nothing if the pool runs.
     *
     * @throws UncheckedIOException if another program has taken the port meanwhile
     * @throws IllegalStateException after {@link #close()}
     */
    public void start() {
        if (closed) {
            throw new IllegalStateException("The pool is closed");
        }
        http.start(protocol);
    }

    /** Refuses connections, as in an outage, and breaks those that are open; does nothing if the pool is stopped. */
    public void stop() {
        http.stop();
    }

    /** Ends the pool for good: no port, no thread is left. */
    @Override
    public void close() {
        closed = true;
        http.stop();
    }

    private Operations operations() {
        return new Operations(
                new SignUpOperations(clients, accounts, codes, clock),
                new SignInOperations(clients, accounts, signIns, tokens, clock),
                new SelfServiceOperations(new AccessTokens(tokens, clients, accounts, signIns, clock), signIns),
                traffic);
    }

    private JsonObject jwks() {
        traffic.arrived(JWKS);
        return keys.jwks();
    }

    private User userOrStranger(String username) {
        return accounts.find(username).orElseGet(() -> User.named(username)
                .withSub(UUID.nameUUIDFromBytes(username.getBytes(UTF_8)).toString()));
    }

    private static NoSuchElementException noUser(String username) {
        return new NoSuchElementException("No user " + username);
    }
}
