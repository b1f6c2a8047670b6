package org.cognitoee.testkit;

import jakarta.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/** Which operation a request asks for: the values of {@code X-Amz-Target} that this pool knows. */
final class Operations {

    private static final String SERVICE = "AWSCognitoIdentityProviderService.";

    private final Map<String, Operation> operations;
    private final Traffic traffic;

    Operations(SignUpOperations signUp, SignInOperations signIn, SelfServiceOperations selfService, Traffic traffic) {
        this.traffic = traffic;
        this.operations = Map.of(
                "SignUp", signUp::signUp,
                "ConfirmSignUp", signUp::confirmSignUp,
                "ResendConfirmationCode", signUp::resendConfirmationCode,
                "InitiateAuth", signIn::initiateAuth,
                "GetTokensFromRefreshToken", signIn::getTokensFromRefreshToken,
                "RevokeToken", signIn::revokeToken,
                "GetUser", selfService::getUser,
                "GlobalSignOut", selfService::globalSignOut);
    }

    /**
     * Answers one request.
     *
     * @param target the header {@code X-Amz-Target}, empty if there is none
     * @param body the body as it came
     * @throws CognitoException if Cognito refuses
     */
    JsonObject answer(String target, String body) {
        String name = target.startsWith(SERVICE) ? target.substring(SERVICE.length()) : "";
        Operation operation = Optional.ofNullable(operations.get(name)).orElseThrow(CognitoException::unknownOperation);
        traffic.arrived(name);
        JsonObject members = JsonText.parse(body).orElseThrow(CognitoException::unreadable);
        return operation.answer(new Request(members));
    }
}
