package org.cognitoee.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The app clients and the proof that a request comes from one: a secret hash, or the secret itself.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html#cognito-user-pools-computing-secret-hash">
 *     Computing secret hash values</a>
 */
final class AppClients {

    private final Map<String, AppClient> clients;

    AppClients(List<AppClient> clients) {
        Map<String, AppClient> byId = new LinkedHashMap<>();
        clients.forEach(client -> byId.put(client.id(), client));
        this.clients = Collections.synchronizedMap(byId);
    }

    List<AppClient> all() {
        synchronized (clients) {
            return List.copyOf(clients.values());
        }
    }

    /** Changes a client in one step; empty if there is none. */
    Optional<AppClient> update(String id, UnaryOperator<AppClient> change) {
        return Optional.ofNullable(clients.computeIfPresent(id, (same, client) -> change.apply(client)));
    }

    /** The client, or a refusal with {@code ResourceNotFoundException}. */
    AppClient named(String id) {
        return Optional.ofNullable(clients.get(id)).orElseThrow(() -> CognitoException.unknownClient(id));
    }

    /** Refuses a request whose secret hash is not made with one of the client's secrets, if it has any. */
    static void checkSecretHash(AppClient client, String username, Optional<String> secretHash) {
        if (client.secrets().isEmpty()) {
            return;
        }
        String received = secretHash.orElseThrow(() -> CognitoException.secretHashMissing(client.id()));
        if (client.secrets().stream().noneMatch(secret -> same(hash(secret, username + client.id()), received))) {
            throw CognitoException.secretHashWrong(client.id());
        }
    }

    /** Whether the request carries one of the client's secrets as it is, if it has any. */
    static boolean knowsSecret(AppClient client, Optional<String> received) {
        return client.secrets().isEmpty()
                || received.filter(secret -> client.secrets().stream().anyMatch(known -> same(known, secret)))
                        .isPresent();
    }

    private static String hash(String secret, String message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(message.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }

    private static boolean same(String known, String received) {
        return MessageDigest.isEqual(known.getBytes(UTF_8), received.getBytes(UTF_8));
    }
}
