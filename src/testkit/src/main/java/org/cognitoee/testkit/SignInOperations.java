package org.cognitoee.testkit;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** How tokens come out of the pool and end: InitiateAuth, GetTokensFromRefreshToken, RevokeToken. */
record SignInOperations(
        AppClients clients, Accounts accounts, SignIns signIns, TokenIssuer issuer, InstantSource clock) {

    /** In the order in which Cognito lists them. */
    private static final List<String> COGNITO_FLOWS = List.of(
            "USER_SRP_AUTH",
            "REFRESH_TOKEN_AUTH",
            "REFRESH_TOKEN",
            "CUSTOM_AUTH",
            "ADMIN_NO_SRP_AUTH",
            "USER_PASSWORD_AUTH",
            "ADMIN_USER_PASSWORD_AUTH",
            "USER_AUTH");

    JsonObject initiateAuth(Request request) {
        request.require(Member.AUTH_FLOW, Member.CLIENT_ID);
        String requested = requestedFlow(request);
        AppClient client = clients.named(request.text(Member.CLIENT_ID));
        AuthFlow flow = allowedFlow(requested, client);
        AuthParameters parameters = new AuthParameters(request.map("AuthParameters"));
        return switch (flow) {
            case USER_PASSWORD_AUTH -> signIn(client, parameters);
            case REFRESH_TOKEN_AUTH -> refreshByFlow(client, parameters);
            case USER_SRP_AUTH, USER_AUTH, CUSTOM_AUTH -> throw CognitoException.flowNotSupported();
        };
    }

    JsonObject getTokensFromRefreshToken(Request request) {
        request.require(Member.CLIENT_ID, Member.REFRESH_TOKEN);
        AppClient client = clients.named(request.text(Member.CLIENT_ID));
        if (!AppClients.knowsSecret(client, request.find(Member.CLIENT_SECRET))) {
            throw CognitoException.secretHashWrong(client.id());
        }
        return refresh(client, request.text(Member.REFRESH_TOKEN));
    }

    JsonObject revokeToken(Request request) {
        request.require(Member.CLIENT_ID, Member.TOKEN);
        AppClient client = clients.named(request.text(Member.CLIENT_ID));
        if (!AppClients.knowsSecret(client, request.find(Member.CLIENT_SECRET))) {
            throw CognitoException.invalidClientOrSecret();
        }
        String token = request.text(Member.TOKEN);
        if (token.split("\\.", -1).length == 3) {
            throw CognitoException.notARefreshToken();
        }
        signIns.revoke(token, client.id());
        return JsonValue.EMPTY_JSON_OBJECT;
    }

    private JsonObject signIn(AppClient client, AuthParameters parameters) {
        String username = parameters.required("USERNAME");
        String password = parameters.required("PASSWORD");
        AppClients.checkSecretHash(client, username, parameters.find("SECRET_HASH"));
        User user = authenticated(client, username, password);
        Instant now = clock.instant();
        Optional<Challenge> challenge = accounts.takeChallenge(username).or(() -> newPasswordRequired(user));
        if (challenge.isPresent()) {
            return challenged(challenge.get());
        }
        SignIn signIn = SignIn.begin(username, client.id(), now);
        String refreshToken = signIns.issue(signIn, now.plus(client.lifetimes().refresh()));
        return tokens(client, user, signIn, Optional.of(refreshToken), now);
    }

    private User authenticated(AppClient client, String username, String password) {
        boolean matches = accounts.passwordMatches(username, password);
        User user = accounts.find(username)
                .orElseThrow(
                        client.preventUserExistenceErrors()
                                ? CognitoException::incorrectUsernameOrPassword
                                : CognitoException::userNotFound);
        if (!user.enabled()) {
            throw CognitoException.userDisabled();
        }
        if (user.status() == UserStatus.RESET_REQUIRED) {
            throw CognitoException.passwordResetRequired();
        }
        if (!matches) {
            throw CognitoException.incorrectUsernameOrPassword();
        }
        if (user.status() == UserStatus.UNCONFIRMED) {
            throw CognitoException.userNotConfirmed();
        }
        return user;
    }

    private JsonObject refreshByFlow(AppClient client, AuthParameters parameters) {
        String token = parameters.required("REFRESH_TOKEN");
        SignIn signIn = signIns.peek(token, client.id(), clock.instant());
        // not what was typed at sign-in but Cognito's own username
        AppClients.checkSecretHash(client, signIn.username(), parameters.find("SECRET_HASH"));
        return refresh(client, token);
    }

    private JsonObject refresh(AppClient client, String token) {
        Instant now = clock.instant();
        User user = accounts.find(signIns.peek(token, client.id(), now).username())
                .orElseThrow(CognitoException::userNotFound);
        if (!user.enabled()) {
            throw CognitoException.userDisabled();
        }
        SignIns.Refreshed refreshed = signIns.refresh(token, client, now);
        return tokens(client, user, refreshed.signIn(), refreshed.refreshToken(), now);
    }

    private JsonObject tokens(AppClient client, User user, SignIn signIn, Optional<String> refreshToken, Instant now) {
        AppClient.Lifetimes lifetimes = client.lifetimes();
        JsonObjectBuilder result = JsonText.object()
                .add("AccessToken", issuer.accessToken(user, signIn, now, lifetimes.access()))
                .add("ExpiresIn", lifetimes.access().toSeconds())
                .add("IdToken", issuer.idToken(user, signIn, now, lifetimes.id()))
                .add("TokenType", "Bearer");
        refreshToken.ifPresent(token -> result.add("RefreshToken", token));
        return JsonText.object()
                .add("AuthenticationResult", result)
                .add("ChallengeParameters", JsonValue.EMPTY_JSON_OBJECT)
                .build();
    }

    private static Optional<Challenge> newPasswordRequired(User user) {
        if (user.status() != UserStatus.FORCE_CHANGE_PASSWORD) {
            return Optional.empty();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("USER_ID_FOR_SRP", user.username());
        parameters.put("requiredAttributes", "[]");
        parameters.put("userAttributes", JsonText.strings(user.attributes()).toString());
        return Optional.of(new Challenge("NEW_PASSWORD_REQUIRED", parameters));
    }

    private static JsonObject challenged(Challenge challenge) {
        return JsonText.object()
                .add("ChallengeName", challenge.name())
                .add("ChallengeParameters", JsonText.strings(challenge.parameters()))
                .add("Session", UUID.randomUUID() + "." + UUID.randomUUID())
                .build();
    }

    private static String requestedFlow(Request request) {
        String flow = request.text(Member.AUTH_FLOW);
        if (!COGNITO_FLOWS.contains(flow)) {
            throw CognitoException.invalidParameter("1 validation error detected: Value '" + flow
                    + "' at 'authFlow' failed to satisfy constraint: Member must satisfy enum value set: "
                    + COGNITO_FLOWS);
        }
        return flow.equals("REFRESH_TOKEN") ? AuthFlow.REFRESH_TOKEN_AUTH.name() : flow;
    }

    private static AuthFlow allowedFlow(String requested, AppClient client) {
        AuthFlow flow = Arrays.stream(AuthFlow.values())
                .filter(known -> known.name().equals(requested))
                .findFirst()
                .orElseThrow(CognitoException::flowNotSupported);
        if (!client.allows(flow)) {
            throw CognitoException.invalidParameter(flow.notEnabled());
        }
        return flow;
    }

    /** {@code AuthParameters}, where an empty value is a missing one. */
    private record AuthParameters(Map<String, String> values) {

        String required(String name) {
            return find(name).orElseThrow(() -> CognitoException.missingParameter(name));
        }

        Optional<String> find(String name) {
            return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
        }
    }
}
