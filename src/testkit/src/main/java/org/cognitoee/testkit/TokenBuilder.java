package org.cognitoee.testkit;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.cognitoee.testkit.SigningKeys.SigningKey;
import org.jspecify.annotations.Nullable;

/**
 * Mints tokens of a {@link LocalUserPool}: as it stands a valid access token of the user {@code user} and the pool's
 * first app client, and with every call one step nearer to the token that a test needs, broken ones included. Each call
 * gives a new builder. A claim or header set by name wins over what Cognito would put there, whatever the order of the
 * calls; of two calls for the same thing the later one wins.
 *
 * <p>The token is no sign-in of the pool: there is no refresh token to it, and its {@code jti}, {@code origin_jti} and
 * {@code event_id} are new with every {@link #compact()}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7519">RFC 7519, JSON Web Token</a>
 */
public final class TokenBuilder {

    private static final Duration LIFETIME = AppClient.Lifetimes.DEFAULT.access();

    private final TokenIssuer issuer;
    private final InstantSource clock;
    private final Function<String, User> users;
    private final String clientId;
    private final List<Consumer<Draft>> steps;

    /** The token while {@link #compact()} puts it together, step by step. */
    private static final class Draft {
        private Instant now;
        private User user;
        private String clientId;
        private boolean idToken;
        private final Map<String, @Nullable JsonValue> headerChanges = new LinkedHashMap<>();
        private final Map<String, @Nullable JsonValue> claimChanges = new LinkedHashMap<>();
        private @Nullable String rawHeader;
        private @Nullable String rawPayload;
        private @Nullable UnaryOperator<byte[]> signer;

        private Draft(Instant now, User user, String clientId) {
            this.now = now;
            this.user = user;
            this.clientId = clientId;
        }
    }

    /** @param users the user of a name, whether the pool has one or not */
    TokenBuilder(TokenIssuer issuer, InstantSource clock, Function<String, User> users, String clientId) {
        this(issuer, clock, users, clientId, List.of());
    }

    private TokenBuilder(
            TokenIssuer issuer,
            InstantSource clock,
            Function<String, User> users,
            String clientId,
            List<Consumer<Draft>> steps) {
        this.issuer = issuer;
        this.clock = clock;
        this.users = users;
        this.clientId = clientId;
        this.steps = steps;
    }

    /**
     * A token of this user: of the pool's if it has one of this name when the token is made, with the same {@code sub},
     * groups and attributes; otherwise of one in no group, whose {@code sub} depends on the name alone. Groups of
     * earlier calls are gone.
     */
    public TokenBuilder user(String username) {
        return then(draft -> draft.user = users.apply(username));
    }

    /** One more group in {@code cognito:groups}. */
    public TokenBuilder group(String group) {
        return then(draft -> {
            List<String> groups = new ArrayList<>(draft.user.groups());
            groups.add(group);
            draft.user = draft.user.withGroups(groups);
        });
    }

    /** The {@code scope}, several separated by a space; without this call what a sign-in through the API gives. */
    public TokenBuilder scope(String scope) {
        return claim("scope", scope);
    }

    /** The {@code client_id}, in an ID token the {@code aud}; it need not be a client of the pool. */
    public TokenBuilder client(String clientId) {
        return then(draft -> draft.clientId = clientId);
    }

    /** The {@code iss}. */
    public TokenBuilder issuer(String issuer) {
        return claim("iss", issuer);
    }

    /** An ID token, signed with the key for ID tokens. */
    public TokenBuilder idToken() {
        return then(draft -> draft.idToken = true);
    }

    /** Issued two hours ago for one hour. */
    public TokenBuilder expired() {
        return then(draft -> draft.now = clock.instant().minus(LIFETIME.multipliedBy(2)));
    }

    /** The {@code exp}, in whole seconds. */
    public TokenBuilder expiresAt(Instant exp) {
        return claim("exp", exp.getEpochSecond());
    }

    /** Any claim, of any JSON type. */
    public TokenBuilder claim(String name, JsonValue value) {
        return then(draft -> draft.claimChanges.put(name, value));
    }

    /** Any claim, as a string. */
    public TokenBuilder claim(String name, String value) {
        return claim(name, JsonText.value(value));
    }

    /** Any claim, as a number. */
    public TokenBuilder claim(String name, long value) {
        return claim(name, JsonText.value(value));
    }

    /** Without this claim. */
    public TokenBuilder without(String claim) {
        return then(draft -> draft.claimChanges.put(claim, null));
    }

    /** Any header parameter, of any JSON type. */
    public TokenBuilder header(String name, JsonValue value) {
        return then(draft -> draft.headerChanges.put(name, value));
    }

    /** Any header parameter, as a string. The signature stays RS256, also under another {@code alg}. */
    public TokenBuilder header(String name, String value) {
        return header(name, JsonText.value(value));
    }

    /** Without this header parameter. */
    public TokenBuilder withoutHeader(String name) {
        return then(draft -> draft.headerChanges.put(name, null));
    }

    /** The {@code kid}; the signing key stays. */
    public TokenBuilder kid(String kid) {
        return header("kid", kid);
    }

    /** This text instead of the header: for what is no JSON object, or has a member twice. */
    public TokenBuilder rawHeader(String text) {
        return then(draft -> draft.rawHeader = text);
    }

    /** This text instead of the claims: for what is no JSON object, or has a member twice. */
    public TokenBuilder rawPayload(String text) {
        return then(draft -> draft.rawPayload = text);
    }

    /** Signed by another RSA key; the {@code kid} stays the pool's. */
    public TokenBuilder signedBy(KeyPair key) {
        return signature(signingInput -> Jws.rs256(key.getPrivate(), signingInput));
    }

    /**
     * Another signature, whatever the header says: none, an HMAC, a spoilt one.
     *
     * @param signer gives the signature's bytes for the JWS signing input
     */
    public TokenBuilder signature(UnaryOperator<byte[]> signer) {
        return then(draft -> draft.signer = signer);
    }

    /**
     * The token, issued now by the pool's clock.
     *
     * @return the JWS Compact Serialization
     */
    public String compact() {
        Draft draft = new Draft(clock.instant(), users.apply("user"), clientId);
        steps.forEach(step -> step.accept(draft));
        SigningKey key =
                draft.idToken ? issuer.keys().forIdTokens() : issuer.keys().forAccessTokens();
        return Jws.compact(
                draft.rawHeader == null ? header(draft, key) : draft.rawHeader,
                draft.rawPayload == null ? payload(draft) : draft.rawPayload,
                draft.signer == null ? key::sign : draft.signer);
    }

    /** That it is a builder; never a token. */
    @Override
    public String toString() {
        return "TokenBuilder[" + issuer.issuer() + "]";
    }

    private static String header(Draft draft, SigningKey key) {
        return changed(TokenIssuer.header(key), draft.headerChanges);
    }

    private String payload(Draft draft) {
        SignIn signIn = SignIn.begin(draft.user.username(), draft.clientId, draft.now);
        JsonObject claims = draft.idToken
                ? issuer.idClaims(draft.user, signIn, draft.now, LIFETIME)
                : issuer.accessClaims(draft.user, signIn, draft.now, LIFETIME);
        return changed(claims, draft.claimChanges);
    }

    /** @param changes the new members, null for one that goes */
    private static String changed(JsonObject from, Map<String, @Nullable JsonValue> changes) {
        Map<String, JsonValue> members = new LinkedHashMap<>(from);
        changes.forEach((name, value) -> {
            if (value == null) {
                members.remove(name);
            } else {
                members.put(name, value);
            }
        });
        return JsonText.object(members).toString();
    }

    private TokenBuilder then(Consumer<Draft> step) {
        List<Consumer<Draft>> longer = new ArrayList<>(steps);
        longer.add(step);
        return new TokenBuilder(issuer, clock, users, clientId, List.copyOf(longer));
    }
}
