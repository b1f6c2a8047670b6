package org.cognitoee.userpool;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.cognitoee.problem.ProblemException;
import org.cognitoee.problem.Reason;
import org.cognitoee.settings.Settings;
import org.cognitoee.userpool.SignIn.ChallengeRequired;
import org.cognitoee.userpool.SignIn.Tokens;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryDetailsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetTokensFromRefreshTokenResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResendConfirmationCodeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RevokeTokenResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpResponse;

/**
 * An Amazon Cognito user pool, as one of its app clients sees it: no operation needs AWS credentials. Safe for use by
 * many threads.
 *
 * <p>Every operation throws a {@link ProblemException}, which holds the answer to give, when the pool refuses it, fails
 * or cannot be reached.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/Welcome.html">Amazon
 *     Cognito user pools API</a>
 */
public final class UserPool implements AutoCloseable {

    /** How long a request of ours may have to wait for the pool. */
    static final Duration TOTAL = Duration.ofSeconds(10);

    private final CognitoIdentityProviderClient client;

    /** One, or two while the client's secret is being rotated; which of them the pool knows shows when it refuses. */
    private final List<ClientCredentials> credentials;

    /** How long the next call of the SDK may take. */
    private final Supplier<Duration> timeLeft;

    /** @param settings which pool, which app client, and where */
    UserPool(Settings settings) {
        this(settings, CognitoClient.of(settings));
    }

    UserPool(Settings settings, CognitoIdentityProviderClient client) {
        this(client, ClientCredentials.of(settings), () -> TOTAL);
    }

    UserPool(CognitoIdentityProviderClient client, List<ClientCredentials> credentials, Supplier<Duration> timeLeft) {
        this.client = client;
        this.credentials = credentials;
        this.timeLeft = timeLeft;
    }

    /** The same pool for as long as this from now on, and no longer. */
    UserPool within(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        return new UserPool(client, credentials, () -> Duration.ofNanos(end - System.nanoTime()));
    }

    /** Ends the connections. */
    @Override
    public void close() {
        client.close();
    }

    /**
     * SignUp: registers a user, who is to be confirmed.
     *
     * @param attributes the user's attributes, such as {@code email}, by Cognito's names
     */
    public SignedUp signUp(String username, String password, Map<String, String> attributes) {
        SignUpResponse response = call(
                Reason.POOL_MISCONFIGURED,
                app -> client.signUp(request -> request.overrideConfiguration(this::limit)
                        .clientId(app.clientId())
                        .secretHash(app.secretHash(username))
                        .username(username)
                        .password(password)
                        .userAttributes(attributes.entrySet().stream()
                                .map(attribute -> AttributeType.builder()
                                        .name(attribute.getKey())
                                        .value(attribute.getValue())
                                        .build())
                                .toList())));
        return new SignedUp(
                required(response.userSub()),
                Boolean.TRUE.equals(response.userConfirmed()),
                delivery(response.codeDeliveryDetails()));
    }

    private static @Nullable CodeDelivery delivery(@Nullable CodeDeliveryDetailsType details) {
        if (details == null || details.deliveryMediumAsString() == null || details.destination() == null) {
            return null;
        }
        return new CodeDelivery(details.deliveryMediumAsString(), details.destination());
    }

    /** ConfirmSignUp: proves the e-mail address or phone number with the code that was sent there. */
    public void confirmSignUp(String username, String code) {
        call(
                Reason.CODE_INVALID,
                app -> client.confirmSignUp(request -> request.overrideConfiguration(this::limit)
                        .clientId(app.clientId())
                        .secretHash(app.secretHash(username))
                        .username(username)
                        .confirmationCode(code)));
    }

    /** ResendConfirmationCode: sends another code, if there is such a user to be confirmed; it does not tell. */
    public void resendConfirmationCode(String username) {
        call(Reason.CODE_NOT_DELIVERED, app -> {
            try {
                return client.resendConfirmationCode(request -> request.overrideConfiguration(this::limit)
                        .clientId(app.clientId())
                        .secretHash(app.secretHash(username))
                        .username(username));
            } catch (AwsServiceException e) {
                if (PoolFaults.tellsOfAnAccount(e)) {
                    return ResendConfirmationCodeResponse.builder().build();
                }
                throw e;
            }
        });
    }

    /** InitiateAuth with USER_PASSWORD_AUTH. */
    public SignIn signIn(String username, String password) {
        InitiateAuthResponse response = call(Reason.INVALID_CREDENTIALS, app -> {
            Map<String, String> parameters = new HashMap<>(Map.of("USERNAME", username, "PASSWORD", password));
            @Nullable String secretHash = app.secretHash(username);
            if (secretHash != null) {
                parameters.put("SECRET_HASH", secretHash);
            }
            return client.initiateAuth(request -> request.overrideConfiguration(this::limit)
                    .clientId(app.clientId())
                    .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                    .authParameters(parameters));
        });
        if (response.authenticationResult() != null) {
            return tokens(response.authenticationResult(), null);
        }
        Map<String, String> parameters = new HashMap<>(response.challengeParameters());
        parameters.values().removeIf(Objects::isNull);
        return new ChallengeRequired(required(response.challengeNameAsString()), response.session(), parameters);
    }

    /**
     * GetTokensFromRefreshToken: new tokens of the same sign-in.
     *
     * @return the tokens, with the refresh token to use from now on: the one sent, where the pool does not rotate them
     */
    public Tokens refresh(String refreshToken) {
        GetTokensFromRefreshTokenResponse response = call(
                Reason.REFRESH_TOKEN_INVALID,
                app -> client.getTokensFromRefreshToken(request -> request.overrideConfiguration(this::limit)
                        .clientId(app.clientId())
                        .clientSecret(app.secret())
                        .refreshToken(refreshToken)));
        return tokens(required(response.authenticationResult()), refreshToken);
    }

    /** RevokeToken: ends the sign-in of a refresh token; one that has ended already is no fault (RFC 7009 §2.2). */
    public void revoke(String refreshToken) {
        call(Reason.INPUT_INVALID, app -> {
            try {
                return client.revokeToken(request -> request.overrideConfiguration(this::limit)
                        .clientId(app.clientId())
                        .clientSecret(app.secret())
                        .token(refreshToken));
            } catch (AwsServiceException e) {
                if (PoolFaults.isNotAuthorized(e)) {
                    return RevokeTokenResponse.builder().build();
                }
                throw e;
            }
        });
    }

    /** GlobalSignOut: ends all sign-ins of the user. */
    public void signOutEverywhere(String accessToken) {
        call(
                Reason.TOKEN_REVOKED,
                app -> client.globalSignOut(
                        request -> request.overrideConfiguration(this::limit).accessToken(accessToken)));
    }

    /**
     * GetUser: the user's attributes as they are now.
     *
     * @param accessToken a token with the scope {@code aws.cognito.signin.user.admin}
     */
    public Map<String, String> attributes(String accessToken) {
        Map<String, String> attributes = new HashMap<>();
        GetUserResponse response = call(
                Reason.TOKEN_REVOKED,
                PoolFaults::mayPass,
                app -> client.getUser(
                        request -> request.overrideConfiguration(this::limit).accessToken(accessToken)));
        response.userAttributes()
                .forEach(attribute ->
                        attributes.put(attribute.name(), Objects.requireNonNullElse(attribute.value(), "")));
        return attributes;
    }

    private static Tokens tokens(AuthenticationResultType result, @Nullable String sentRefreshToken) {
        String accessToken = required(result.accessToken());
        return new Tokens(
                accessToken,
                required(result.idToken()),
                required(result.refreshToken() == null ? sentRefreshToken : result.refreshToken()),
                Objects.requireNonNullElse(result.tokenType(), "Bearer"),
                result.expiresIn() == null ? lifetime(accessToken) : Duration.ofSeconds(result.expiresIn()));
    }

    /** What every answer of the pool holds; one without it is a failure of the pool. */
    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new ProblemException(PoolFaults.brokenAnswer());
        }
        return value;
    }

    /** The lifetime as the token has it, for pools that do not say. */
    private static Duration lifetime(String accessToken) {
        try {
            byte[] payload = Base64.getUrlDecoder().decode(accessToken.split("\\.", -1)[1]);
            try (JsonReader reader = Json.createReader(new ByteArrayInputStream(payload))) {
                JsonObject claims = reader.readObject();
                return Duration.ofSeconds(claims.getInt("exp") - claims.getInt("iat"));
            }
        } catch (RuntimeException e) {
            // no JWS, no JSON, or without these claims
            throw new ProblemException(PoolFaults.brokenAnswer());
        }
    }

    /** For every call of the SDK: it takes no longer than there is time left, and must be given some. */
    private void limit(AwsRequestOverrideConfiguration.Builder call) {
        call.apiCallTimeout(timeIsUp() ? Duration.ofMillis(1) : timeLeft.get());
    }

    private boolean timeIsUp() {
        return timeLeft.get().compareTo(Duration.ofMillis(1)) < 0;
    }

    /** @param refusal what it means for the operation that the caller is not authorised, or not known */
    private <T> T call(Reason refusal, Function<ClientCredentials, T> operation) {
        return call(refusal, PoolFaults::wasNotSent, operation);
    }

    /** @param again which failures the operation is called once more after */
    private <T> T call(Reason refusal, Predicate<SdkException> again, Function<ClientCredentials, T> operation) {
        return call(refusal, again, operation, credentials.iterator());
    }

    private <T> T call(
            Reason refusal,
            Predicate<SdkException> again,
            Function<ClientCredentials, T> operation,
            Iterator<ClientCredentials> credentials) {
        try {
            return twiceAtMost(operation, credentials.next(), again);
        } catch (SdkException e) {
            if (e instanceof AwsServiceException fault && PoolFaults.isWrongSecret(fault) && credentials.hasNext()) {
                return call(refusal, again, operation, credentials);
            }
            throw new ProblemException(PoolFaults.problem(e, refusal));
        } catch (IllegalArgumentException e) {
            // how the SDK takes a Retry-After below zero
            throw new ProblemException(PoolFaults.brokenAnswer());
        }
    }

    private <T> T twiceAtMost(
            Function<ClientCredentials, T> operation, ClientCredentials app, Predicate<SdkException> again) {
        try {
            return operation.apply(app);
        } catch (SdkException e) {
            if (timeIsUp() || !again.test(e)) {
                throw e;
            }
            return operation.apply(app);
        }
    }
}
