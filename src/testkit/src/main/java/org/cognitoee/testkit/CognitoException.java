package org.cognitoee.testkit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A refusal in the real service's words: one factory per thing that Cognito says. Messages are the real service's, so
 * applications that read them can be tested.
 */
final class CognitoException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String type;

    private CognitoException(String type, @Nullable String message) {
        super(message, null, false, false);
        this.type = type;
    }

    /** A refusal of any type. */
    static CognitoException of(String type, String message) {
        return new CognitoException(type, message);
    }

    static CognitoException unknownOperation() {
        return new CognitoException("UnknownOperationException", null);
    }

    static CognitoException unreadable() {
        return new CognitoException("SerializationException", null);
    }

    static CognitoException internalError() {
        return of("InternalErrorException", "Something went wrong");
    }

    static CognitoException invalidParameter(String message) {
        return of("InvalidParameterException", message);
    }

    static CognitoException missingParameter(String name) {
        return invalidParameter("Missing required parameter " + name);
    }

    static CognitoException flowNotSupported() {
        return invalidParameter("Initiate Auth method not supported.");
    }

    static CognitoException unknownClient(String clientId) {
        return of("ResourceNotFoundException", "User pool client " + clientId + " does not exist.");
    }

    static CognitoException secretHashMissing(String clientId) {
        return notAuthorized("Client " + clientId + " is configured with secret but SECRET_HASH was not received");
    }

    static CognitoException secretHashWrong(String clientId) {
        return notAuthorized("Unable to verify secret hash for client " + clientId);
    }

    static CognitoException invalidClientOrSecret() {
        return of("UnauthorizedException", "Invalid client or secret");
    }

    static CognitoException nonconformingPassword(String fault) {
        return of("InvalidPasswordException", "Password did not conform with policy: " + fault);
    }

    static CognitoException userExists() {
        return of("UsernameExistsException", "User already exists");
    }

    static CognitoException userNotFound() {
        return of("UserNotFoundException", "User does not exist.");
    }

    static CognitoException usernameOrClientNotFound() {
        return of("UserNotFoundException", "Username/client id combination not found.");
    }

    static CognitoException incorrectUsernameOrPassword() {
        return notAuthorized("Incorrect username or password.");
    }

    static CognitoException userDisabled() {
        return notAuthorized("User is disabled.");
    }

    static CognitoException userNotConfirmed() {
        return of("UserNotConfirmedException", "User is not confirmed.");
    }

    static CognitoException passwordResetRequired() {
        return of("PasswordResetRequiredException", "Password reset required for the user");
    }

    static CognitoException cannotBeConfirmed(UserStatus status) {
        return notAuthorized("User cannot be confirmed. Current status is " + status);
    }

    static CognitoException alreadyConfirmed() {
        return invalidParameter("User is already confirmed.");
    }

    static CognitoException codeMismatch() {
        return of("CodeMismatchException", "Invalid verification code provided, please try again.");
    }

    static CognitoException codeExpired() {
        return of("ExpiredCodeException", "Invalid code provided, please request a code again.");
    }

    static CognitoException codeNotDelivered() {
        return of("CodeDeliveryFailureException", "Unable to deliver the code");
    }

    static CognitoException unauthorizedAttribute() {
        return notAuthorized("A client attempted to write unauthorized attribute");
    }

    static CognitoException refreshTokenReused() {
        return of("RefreshTokenReuseException", "Refresh token reuse detected");
    }

    static CognitoException notARefreshToken() {
        return of("UnsupportedTokenTypeException", "Unsupported token type");
    }

    static CognitoException notAuthorized(String message) {
        return of("NotAuthorizedException", message);
    }

    /** The exception's name, as {@code __type} carries it. */
    String type() {
        return type;
    }

    /** The text, if this refusal has one. */
    Optional<String> text() {
        return Optional.ofNullable(getMessage());
    }

    /** 500 for the service's own faults, 400 for all else: throttling included. */
    int status() {
        return type.startsWith("InternalError") ? 500 : 400;
    }
}
