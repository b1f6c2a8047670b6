package org.cognitoee.userpool;

import static org.cognitoee.userpool.Pools.PASSWORD;
import static org.cognitoee.userpool.Pools.problemOf;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cognitoee.problem.Problem;
import org.cognitoee.problem.Problem.InvalidMember;
import org.cognitoee.problem.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;

class PoolFaultsTest {

    /** Ends every message of the stub. */
    private static final String TELLTALE = " (ada@example.org)";

    /** What each exception means, whatever the operation. */
    private static final Map<String, Reason> KNOWN = Map.ofEntries(
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
            Map.entry("UnauthorizedException", Reason.POOL_MISCONFIGURED),
            Map.entry("UnsupportedOperationException", Reason.POOL_MISCONFIGURED),
            Map.entry("UserLambdaValidationException", Reason.REFUSED_BY_POOL),
            Map.entry("UsernameExistsException", Reason.USERNAME_EXISTS),
            Map.entry("UserNotConfirmedException", Reason.USER_NOT_CONFIRMED));

    /** What these mean depends on the operation. */
    private static final Set<String> REFUSALS =
            Set.of("NotAuthorizedException", "UserNotFoundException", "UnsupportedTokenTypeException");

    private final StubPool stub = new StubPool();
    private final UserPool userPool = Pools.at(stub.endpoint());

    @AfterEach
    void close() {
        userPool.close();
        stub.close();
    }

    static Stream<Map.Entry<String, Reason>> known() {
        return KNOWN.entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("known")
    void aKnownException_hasItsReasonInEveryOperationButNoneOfItsText(Map.Entry<String, Reason> row) {
        stub.refuses(row.getKey(), "Refused for" + TELLTALE);

        for (Problem problem : List.of(
                problemOf(() -> userPool.signUp("ada", PASSWORD, Map.of())),
                problemOf(() -> userPool.signIn("ada", PASSWORD)),
                problemOf(() -> userPool.attributes("token")))) {
            assertEquals(row.getValue(), problem.reason());
            assertFalse((problem.json() + problem.headers()).contains("example.org"));
        }
        assertEquals(3, stub.requests(), "nothing is tried again");
    }

    /** The rest of the SDK's model: nothing that a caller of ours can mend. */
    static Stream<String> restOfTheModel() {
        Set<String> names = Arrays.stream(CognitoIdentityProviderClient.class.getMethods())
                .flatMap(method -> Arrays.stream(method.getExceptionTypes()))
                .filter(type -> CognitoIdentityProviderException.class.isAssignableFrom(type)
                        && type != CognitoIdentityProviderException.class)
                .map(Class::getSimpleName)
                .collect(Collectors.toSet());
        assertTrue(names.containsAll(KNOWN.keySet()), "the SDK knows every name of the table");
        assertTrue(names.containsAll(REFUSALS), "and every refusal");
        return Stream.concat(Stream.of("UnheardOfException"), names.stream())
                .filter(name -> !KNOWN.containsKey(name) && !REFUSALS.contains(name));
    }

    @ParameterizedTest
    @MethodSource("restOfTheModel")
    void anyOtherException_isAFaultOfThePool(String exception) {
        stub.refuses(exception, "Refused for" + TELLTALE);

        try (LogRecords log = new LogRecords()) {
            Problem problem = problemOf(() -> userPool.signIn("ada", PASSWORD));

            assertEquals(Reason.POOL_UNAVAILABLE, problem.reason());
            assertEquals("5", problem.headers().get("Retry-After"));
            assertFalse(problem.json().contains("example.org"));
            assertTrue(log.texts().stream().anyMatch(text -> text.contains(exception)), "the operator is told");
            assertTrue(log.texts().stream().noneMatch(text -> text.contains("example.org")));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NotAuthorizedException,        POOL_MISCONFIGURED, CODE_INVALID, INVALID_CREDENTIALS, REFRESH_TOKEN_INVALID, TOKEN_REVOKED",
        "UserNotFoundException,         POOL_MISCONFIGURED, CODE_INVALID, INVALID_CREDENTIALS, REFRESH_TOKEN_INVALID, TOKEN_REVOKED",
    })
    void aRefusal_meansWhatTheOperationMeans(
            String exception, Reason signUp, Reason confirm, Reason signIn, Reason refresh, Reason token) {
        stub.refuses(exception, "Refused for" + TELLTALE);

        assertEquals(
                List.of(signUp, confirm, signIn, refresh, token, token),
                Stream.of(
                                problemOf(() -> userPool.signUp("ada", PASSWORD, Map.of())),
                                problemOf(() -> userPool.confirmSignUp("ada", "123456")),
                                problemOf(() -> userPool.signIn("ada", PASSWORD)),
                                problemOf(() -> userPool.refresh("token")),
                                problemOf(() -> userPool.attributes("token")),
                                problemOf(() -> userPool.signOutEverywhere("token")))
                        .map(Problem::reason)
                        .toList());
        assertDoesNotThrow(() -> userPool.resendConfirmationCode("ada"));
    }

    @Test
    void aRefusalOfATokenThatHasEnded_isNoFaultOfARevocation() {
        stub.refuses("NotAuthorizedException", "Refresh Token has been revoked" + TELLTALE);

        assertDoesNotThrow(() -> userPool.revoke("token"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    NotAuthorizedException        | Password attempts exceeded                            | TOO_MANY_ATTEMPTS
                    NotAuthorizedException        | Unable to verify secret hash for client abc           | POOL_MISCONFIGURED
                    NotAuthorizedException        | Client abc is configured with secret but SECRET_HASH was not received | POOL_MISCONFIGURED
                    NotAuthorizedException        | Access Token does not have required scopes            | INSUFFICIENT_SCOPE
                    NotAuthorizedException        | A client attempted to write unauthorized attribute    | INPUT_INVALID
                    NotAuthorizedException        | User is disabled.                                     | INVALID_CREDENTIALS
                    InvalidParameterException     | USER_PASSWORD_AUTH flow not enabled for this client   | SIGN_IN_FLOW_NOT_ENABLED
                    UserLambdaValidationException | PreSignUp failed: USER_PASSWORD_AUTH flow not enabled for this client | REFUSED_BY_POOL
                    UserLambdaValidationException | PreSignUp failed: Unable to verify secret hash        | REFUSED_BY_POOL
                    InvalidParameterException     | Type for attribute {SECRET_HASH} could not be determined | INPUT_INVALID
                    """)
    void theTextOfAnException_tellsMoreOnlyWhereItIsThePoolsOwn(String exception, String message, Reason reason) {
        stub.refuses(exception, message + TELLTALE);

        assertEquals(reason, problemOf(() -> userPool.signIn("ada", PASSWORD)).reason());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Username should be an email.                                                     | username
                    Username cannot be of email format, since user pool is configured for email alias. | username
                    1 validation error detected: Value at 'username' failed to satisfy constraint: Member must have length | username
                    2 validation errors detected: Value at 'username' failed; Value at 'password' failed | password,username
                    1 validation error detected: Value at 'password' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[\\S]+.*[\\S]+$ | password
                    1 validation error detected: Value at 'confirmationCode' failed to satisfy constraint | code
                    1 validation error detected: Value at 'userAttributes.1.member.name' failed      | attributes
                    Attributes did not conform to the schema: email: The attribute is required       | attributes
                    Attributes did not conform to the schema: Type for attribute {preferred_username} could not be determined | attributes
                    Invalid email address format.                                                    | attributes
                    Invalid phone number format.                                                     | attributes
                    1 validation error detected: Value at 'refreshToken' failed                      | refresh_token
                    1 validation error detected: Value at 'token' failed                             | refresh_token
                    1 validation error detected: Value at 'accessToken' failed                       | ''
                    1 validation error detected: Value at 'secretHash' failed                        | ''
                    Missing required parameter USERNAME                                              | username
                    Something that no one has seen                                                   | ''
                    """)
    void anInvalidParameter_namesOurMember(String message, String members) {
        stub.refuses("InvalidParameterException", message + TELLTALE);

        Problem problem = problemOf(() -> userPool.signUp("ada", PASSWORD, Map.of()));

        assertEquals(Reason.INPUT_INVALID, problem.reason());
        assertEquals(
                members,
                problem.errors().stream()
                        .map(InvalidMember::pointer)
                        .map(pointer -> pointer.substring(2))
                        .collect(Collectors.joining(",")));
        assertFalse(problem.json().contains("example.org"));
    }

    @ParameterizedTest
    @CsvSource({
        "TooManyRequestsException, 17, 17",
        "TooManyRequestsException, 0, 1",
        "TooManyRequestsException, 'Wed, 21 Oct 2026 07:28:00 GMT', 5",
        "TooManyRequestsException, -1, 5",
        "TooManyRequestsException, 999999999999999999999, 5",
        "TooManyRequestsException, , 5",
        "LimitExceededException, , 300",
        "CodeDeliveryFailureException, , 30",
        "ResourceNotFoundException, 17, 17",
        "InvalidPasswordException, 17, ",
    })
    void retryAfter_isThePoolsOwnWhereItIsANumberThatHelps(
            String exception, @Nullable String sent, @Nullable String answered) {
        if (sent == null) {
            stub.refuses(exception, "x");
        } else {
            stub.refuses(exception, "x", "Retry-After", sent);
        }

        Problem problem = problemOf(() -> userPool.signIn("ada", PASSWORD));

        if (answered == null) {
            assertNull(problem.headers().get("Retry-After"));
        } else {
            assertEquals(answered, problem.headers().get("Retry-After"));
        }
    }
}
