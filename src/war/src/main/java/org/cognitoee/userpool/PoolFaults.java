package org.cognitoee.userpool;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cognitoee.problem.Problem;
import org.cognitoee.problem.Problem.InvalidMember;
import org.cognitoee.problem.Reason;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/**
 * What the user pool's refusals and failures mean to the caller. Nothing of their text goes further than to tell them
 * apart.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/CommonErrors.html">Common
 *     errors</a>
 */
final class PoolFaults {

    private static final Logger LOG = System.getLogger(PoolFaults.class.getName());

    private static final String WRONG_SECRET = "Unable to verify secret hash";

    /** What every operation means by an error. Those that mean another thing in each operation are in {@link #REFUSALS}. */
    private static final Map<String, Reason> REASONS = Map.ofEntries(
            Map.entry("AliasExistsException", Reason.ALIAS_EXISTS),
            Map.entry("CodeDeliveryFailureException", Reason.CODE_NOT_DELIVERED),
            Map.entry("CodeMismatchException", Reason.CODE_INVALID),
            Map.entry("ExpiredCodeException", Reason.CODE_INVALID),
            Map.entry("ForbiddenException", Reason.REQUEST_BLOCKED),
            Map.entry("InvalidParameterException", Reason.INPUT_INVALID),
            Map.entry("InvalidPasswordException", Reason.PASSWORD_REFUSED),
            Map.entry("InvalidUserPoolConfigurationException", Reason.POOL_MISCONFIGURED),
            Map.entry("LimitExceededException", Reason.TOO_MANY_ATTEMPTS),
            Map.entry("PasswordHistoryPolicyViolationException", Reason.PASSWORD_REFUSED),
            Map.entry("PasswordResetRequiredException", Reason.PASSWORD_RESET_REQUIRED),
            Map.entry("RefreshTokenReuseException", Reason.REFRESH_TOKEN_INVALID),
            Map.entry("ResourceNotFoundException", Reason.POOL_MISCONFIGURED),
            Map.entry("TooManyFailedAttemptsException", Reason.TOO_MANY_ATTEMPTS),
            Map.entry("TooManyRequestsException", Reason.THROTTLED),
            Map.entry("UserLambdaValidationException", Reason.REFUSED_BY_POOL),
            Map.entry("UsernameExistsException", Reason.USERNAME_EXISTS),
            Map.entry("UserNotConfirmedException", Reason.USER_NOT_CONFIRMED));

    /** An unknown user reads as a wrong password does, and so on: no operation tells who has an account. */
    private static final Set<String> REFUSALS = Set.of(
            "NotAuthorizedException",
            "UnauthorizedException",
            "UnsupportedTokenTypeException",
            "UserNotFoundException");

    /** What only the text of an error tells. */
    private static final Map<String, Reason> TELLTALES = Map.of(
            "flow not enabled for this client",
            Reason.SIGN_IN_FLOW_NOT_ENABLED,
            WRONG_SECRET,
            Reason.POOL_MISCONFIGURED,
            "SECRET_HASH",
            Reason.POOL_MISCONFIGURED,
            "Password attempts exceeded",
            Reason.TOO_MANY_ATTEMPTS,
            "does not have required scopes",
            Reason.INSUFFICIENT_SCOPE);

    /** The members of our requests by the names that the pool's messages have for them. */
    private static final Map<String, String> MEMBERS = Map.of(
            "username",
            "username",
            "password",
            "password",
            "confirmationCode",
            "code",
            "ttribute",
            "attributes",
            "oken",
            "refresh_token");

    private static final Map<Reason, String> MEMBER_AT_FAULT = Map.of(
            Reason.PASSWORD_REFUSED, "password", Reason.CODE_INVALID, "code", Reason.USERNAME_EXISTS, "username");

    private static final Map<Reason, Duration> RETRY_AFTER = Map.of(
            Reason.POOL_UNAVAILABLE, Duration.ofSeconds(5),
            Reason.THROTTLED, Duration.ofSeconds(5),
            Reason.CODE_NOT_DELIVERED, Duration.ofSeconds(30),
            Reason.TOO_MANY_ATTEMPTS, Duration.ofMinutes(5),
            Reason.POOL_MISCONFIGURED, Duration.ofMinutes(1),
            Reason.SIGN_IN_FLOW_NOT_ENABLED, Duration.ofMinutes(1));

    private PoolFaults() {}

    /**
     * The answer to a failed call.
     *
     * @param refusal what it means for this operation that the caller is not authorised, or not known
     */
    static Problem problem(SdkException e, Reason refusal) {
        if (!(e instanceof AwsServiceException fault) || fault.awsErrorDetails() == null) {
            LOG.log(
                    Level.WARNING,
                    "The user pool cannot be reached: {0}",
                    e.getClass().getName());
            return Problem.of(Reason.POOL_UNAVAILABLE, RETRY_AFTER.get(Reason.POOL_UNAVAILABLE));
        }
        String code = fault.awsErrorDetails().errorCode();
        String message = messageOf(fault);
        Reason reason = reason(code, message, refusal);
        if (reason == Reason.SIGN_IN_FLOW_NOT_ENABLED) {
            LOG.log(
                    Level.ERROR,
                    "Nobody can sign in: the app client lacks ALLOW_USER_PASSWORD_AUTH (ExplicitAuthFlows)");
        } else if (reason == Reason.POOL_MISCONFIGURED) {
            LOG.log(
                    Level.ERROR,
                    "The user pool refuses this application ({0}): see cognito.user-pool-id, cognito.region,"
                            + " cognito.client-id and cognito.client-secret",
                    code);
        } else if (reason == Reason.POOL_UNAVAILABLE) {
            LOG.log(Level.WARNING, "The user pool failed: {0}", code);
        }
        return new Problem(
                reason, retryAfter(reason, fault.awsErrorDetails().sdkHttpResponse()), errors(reason, message));
    }

    /** Whether another client secret could do, as during a rotation. */
    static boolean isWrongSecret(SdkException e) {
        return e instanceof AwsServiceException fault && messageOf(fault).contains(WRONG_SECRET);
    }

    /** Whether a refusal says whether somebody has an account. */
    static boolean tellsOfAnAccount(CognitoIdentityProviderException e) {
        return e instanceof UserNotFoundException || messageOf(e).contains("User is already confirmed");
    }

    private static String messageOf(AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        return details == null || details.errorMessage() == null ? "" : details.errorMessage();
    }

    private static Reason reason(String code, String message, Reason refusal) {
        return TELLTALES.entrySet().stream()
                .filter(telltale -> message.contains(telltale.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(
                        () -> REFUSALS.contains(code) ? refusal : REASONS.getOrDefault(code, Reason.POOL_UNAVAILABLE));
    }

    /** The members at fault, by our own names for them. */
    private static List<InvalidMember> errors(Reason reason, String message) {
        Stream<String> members = reason == Reason.INPUT_INVALID
                ? MEMBERS.entrySet().stream()
                        .filter(member -> message.contains(member.getKey()))
                        .map(Map.Entry::getValue)
                : Stream.ofNullable(MEMBER_AT_FAULT.get(reason));
        return members.map(member -> new InvalidMember("#/" + member, reason.detail()))
                .toList();
    }

    /** What the pool itself asks for, where it does. */
    private static @Nullable Duration retryAfter(Reason reason, @Nullable SdkHttpResponse response) {
        Duration usual = RETRY_AFTER.get(reason);
        if (usual == null || response == null) {
            return usual;
        }
        return response.firstMatchingHeader("Retry-After")
                .filter(seconds -> seconds.matches("[0-9]{1,5}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(usual);
    }
}
