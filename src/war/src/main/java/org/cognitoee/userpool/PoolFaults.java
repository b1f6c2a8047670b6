package org.cognitoee.userpool;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cognitoee.problem.Problem;
import org.cognitoee.problem.Problem.InvalidMember;
import org.cognitoee.problem.Reason;
import org.cognitoee.userpool.PoolHttpClient.NotSentException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * What the user pool's refusals and failures mean to the caller. Nothing of their text goes further than to tell them
 * apart.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/CommonErrors.html">Common
 *     errors</a>
 */
final class PoolFaults {

    private static final Logger LOG = System.getLogger(PoolFaults.class.getName());

    private static final String NOT_AUTHORIZED = "NotAuthorizedException";

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
            Map.entry("UnsupportedOperationException", Reason.POOL_MISCONFIGURED),
            Map.entry("UserLambdaValidationException", Reason.REFUSED_BY_POOL),
            Map.entry("UsernameExistsException", Reason.USERNAME_EXISTS),
            Map.entry("UserNotConfirmedException", Reason.USER_NOT_CONFIRMED));

    /** An unknown user reads as a wrong password does, and so on: no operation tells who has an account. */
    private static final Set<String> REFUSALS =
            Set.of(NOT_AUTHORIZED, "UnsupportedTokenTypeException", "UserNotFoundException");

    /** What only the text of an error tells: of these two, since others repeat what a caller or a trigger wrote. */
    private static final Map<String, Map<String, Reason>> TELLTALES = Map.of(
            "InvalidParameterException",
            Map.of("flow not enabled for this client", Reason.SIGN_IN_FLOW_NOT_ENABLED),
            NOT_AUTHORIZED,
            Map.of(
                    "Password attempts exceeded",
                    Reason.TOO_MANY_ATTEMPTS,
                    "does not have required scopes",
                    Reason.INSUFFICIENT_SCOPE,
                    "unauthorized attribute",
                    Reason.INPUT_INVALID));

    /** The members of our requests, and how the pool's messages speak of them. */
    private static final Map<String, Pattern> MEMBERS = Map.of(
            "username", Pattern.compile("at 'username'|^Username |parameter USERNAME"),
            "password", Pattern.compile("at 'password'|parameter PASSWORD"),
            "code", Pattern.compile("at 'confirmationCode'"),
            "attributes", Pattern.compile("ttribute|^Invalid (email address|phone number) format"),
            "refresh_token", Pattern.compile("at '(refreshT|t)oken'|^Unsupported token type"));

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
            return unavailable();
        }
        String code = codeOf(fault);
        String message = messageOf(fault);
        Reason reason = reason(fault, refusal);
        if (reason == Reason.SIGN_IN_FLOW_NOT_ENABLED) {
            LOG.log(
                    Level.ERROR,
                    "Nobody can sign in: the app client lacks ALLOW_USER_PASSWORD_AUTH (ExplicitAuthFlows)");
        } else if (reason == Reason.POOL_MISCONFIGURED) {
            LOG.log(
                    Level.ERROR,
                    "The user pool refuses this application ({0}): see cognito.user-pool-id, cognito.region,"
                            + " cognito.client-id, cognito.client-secret and the settings of the app client",
                    code);
        } else if (reason == Reason.POOL_UNAVAILABLE) {
            LOG.log(Level.WARNING, "The user pool failed: {0}", code);
        }
        return new Problem(
                reason, retryAfter(reason, fault.awsErrorDetails().sdkHttpResponse()), errors(reason, message));
    }

    /** The answer when the pool answered, but not with what it promises. */
    static Problem brokenAnswer() {
        LOG.log(Level.WARNING, "The answer of the user pool lacks what it has to hold");
        return unavailable();
    }

    /** The answer to a call that was not made, or whose time is over. */
    static Problem unavailable() {
        return Problem.of(Reason.POOL_UNAVAILABLE, RETRY_AFTER.get(Reason.POOL_UNAVAILABLE));
    }

    /** Whether an operation may be called once more, whatever it does: the pool cannot have got the request. */
    static boolean wasNotSent(SdkException e) {
        return e.getCause() instanceof NotSentException;
    }

    /** Whether an operation that changes nothing may be called once more: it failed, and not for being called too often. */
    static boolean mayPass(SdkException e) {
        return !(e instanceof AwsServiceException fault)
                || (fault.statusCode() >= 500 && !fault.isThrottlingException());
    }

    /** Whether another client secret could do, as during a rotation: this one is wrong, or was not to be missing. */
    static boolean isWrongSecret(AwsServiceException e) {
        return switch (codeOf(e)) {
            case "UnauthorizedException" -> true;
            case NOT_AUTHORIZED -> messageOf(e).toLowerCase(Locale.ROOT).contains("secret");
            default -> false;
        };
    }

    /** Whether it is the user or the token that the pool does not like, and not this application. */
    static boolean isNotAuthorized(AwsServiceException e) {
        return codeOf(e).equals(NOT_AUTHORIZED) && !isWrongSecret(e);
    }

    /** Whether a refusal says whether somebody has an account: there is none, it is disabled, or confirmed. */
    static boolean tellsOfAnAccount(AwsServiceException e) {
        return codeOf(e).equals("UserNotFoundException")
                || isNotAuthorized(e)
                || messageOf(e).contains("User is already confirmed");
    }

    /** The error's name; the status where the answer has none, as from a proxy. */
    private static String codeOf(AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        return details == null || details.errorCode() == null ? "HTTP " + e.statusCode() : details.errorCode();
    }

    private static String messageOf(AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        return details == null || details.errorMessage() == null ? "" : details.errorMessage();
    }

    private static Reason reason(AwsServiceException fault, Reason refusal) {
        if (isWrongSecret(fault)) {
            return Reason.POOL_MISCONFIGURED;
        }
        String code = codeOf(fault);
        String message = messageOf(fault);
        Reason unknown = fault.isThrottlingException() ? Reason.THROTTLED : Reason.POOL_UNAVAILABLE;
        return TELLTALES.getOrDefault(code, Map.of()).entrySet().stream()
                .filter(telltale -> message.contains(telltale.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(REFUSALS.contains(code) ? refusal : REASONS.getOrDefault(code, unknown));
    }

    /** The members at fault, by our own names for them. */
    private static List<InvalidMember> errors(Reason reason, String message) {
        Stream<String> members = reason == Reason.INPUT_INVALID
                ? MEMBERS.entrySet().stream()
                        .filter(member -> member.getValue().matcher(message).find())
                        .map(Map.Entry::getKey)
                        .sorted()
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
