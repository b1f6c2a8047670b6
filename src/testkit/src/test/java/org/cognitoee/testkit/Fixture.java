package org.cognitoee.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.cognitoee.testkit.SigningKeys.SigningKey;
import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;

/** A pool with one app client for every way that Cognito sets one up, a clock, and AWS's own client to talk to it. */
final class Fixture implements AutoCloseable {

    static final String PASSWORD = "Ada-passw0rd";

    /** Prevents user existence errors. */
    static final String CLIENT = "client";

    /** Tells that a user does not exist. */
    static final String LEGACY = "legacy";

    static final String WITH_SECRETS = "withsecrets";
    static final String FIRST_SECRET = "firstsecret";
    static final String SECOND_SECRET = "secondsecret";

    /** Rotates refresh tokens, with 30 s of grace. */
    static final String ROTATING = "rotating";

    /** Rotates refresh tokens and gives no grace. */
    static final String ROTATING_STRICTLY = "rotatingstrictly";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** One pair for all tests: making RSA keys is what takes time. */
    private static final SigningKey FOR_ID_TOKENS = SigningKey.generate();

    private static final SigningKey FOR_ACCESS_TOKENS = SigningKey.generate();

    final TestClock clock = new TestClock();
    final LocalUserPool pool = LocalUserPool.builder()
            .keys(() -> new SigningKeys(FOR_ID_TOKENS, FOR_ACCESS_TOKENS))
            .clock(clock)
            .client(AppClient.of(CLIENT))
            .client(AppClient.of(LEGACY).withUserExistenceErrors())
            .client(AppClient.of(WITH_SECRETS).withSecrets(FIRST_SECRET, SECOND_SECRET))
            .client(AppClient.of(ROTATING).withRefreshTokenRotation(Duration.ofSeconds(30)))
            .client(AppClient.of(ROTATING_STRICTLY).withRefreshTokenRotation(Duration.ZERO))
            .start();
    final CognitoIdentityProviderClient aws = sdk(pool);

    static CognitoIdentityProviderClient sdk(LocalUserPool pool) {
        return CognitoIdentityProviderClient.builder()
                .endpointOverride(pool.endpoint())
                .region(Region.EU_WEST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(settings -> settings.retryStrategy(retry -> retry.maxAttempts(1)))
                .build();
    }

    /** A confirmed user {@code ada} with an address, in a group. */
    User ada() {
        return pool.createUser(
                User.named("ada")
                        .withGroups("admin")
                        .withAttribute("email", "ada@example.org")
                        .withAttribute("email_verified", "true"),
                PASSWORD);
    }

    InitiateAuthResponse initiateAuth(String clientId, String username, String password) {
        return initiateAuth(
                clientId, AuthFlowType.USER_PASSWORD_AUTH, Map.of("USERNAME", username, "PASSWORD", password));
    }

    InitiateAuthResponse initiateAuth(String clientId, AuthFlowType flow, Map<String, String> parameters) {
        return aws.initiateAuth(
                request -> request.clientId(clientId).authFlow(flow).authParameters(parameters));
    }

    AuthenticationResultType signIn(String clientId, String username) {
        return initiateAuth(clientId, username, PASSWORD).authenticationResult();
    }

    /** Cognito refuses under this name and with this text, neither of them less or more. */
    static void assertRefused(String exception, String message, Executable request) {
        CognitoIdentityProviderException refusal =
                assertThrows(CognitoIdentityProviderException.class, request, () -> "not refused with " + exception);
        assertEquals(exception, refusal.awsErrorDetails().errorCode());
        assertEquals(message, refusal.awsErrorDetails().errorMessage());
    }

    static String secretHash(String secret, String username, String clientId) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal((username + clientId).getBytes(StandardCharsets.UTF_8)));
    }

    HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(pool.endpoint().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String contentType, String target, String body) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(pool.endpoint().resolve("/"))
                        .header("Content-Type", contentType)
                        .header("X-Amz-Target", target)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        aws.close();
        pool.close();
    }
}
