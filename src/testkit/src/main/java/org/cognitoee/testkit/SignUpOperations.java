package org.cognitoee.testkit;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * How a user comes into the pool: SignUp, ConfirmSignUp, ResendConfirmationCode.
 *
 * <p>A code is issued also to a user without any address, whom the real service could not reach: with a local pool it is
 * read from the console.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-managing-errors.html">
 *     Managing user existence error responses</a>
 */
record SignUpOperations(AppClients clients, Accounts accounts, ConfirmationCodes codes, InstantSource clock) {

    JsonObject signUp(Request request) {
        request.require(Member.CLIENT_ID, Member.USERNAME, Member.PASSWORD);
        clientOf(request);
        String username = request.text(Member.USERNAME);
        String password = request.text(Member.PASSWORD);
        PasswordPolicy.fault(password).ifPresent(fault -> {
            throw CognitoException.nonconformingPassword(fault);
        });
        User user = newUser(username, request.attributes("UserAttributes"));
        if (!accounts.add(user, password)) {
            throw CognitoException.userExists();
        }
        codes.issue(username, clock.instant());
        return delivery(CodeDelivery.to(user))
                .add("UserConfirmed", false)
                .add("UserSub", user.sub())
                .build();
    }

    JsonObject confirmSignUp(Request request) {
        request.require(Member.CLIENT_ID, Member.USERNAME, Member.CONFIRMATION_CODE);
        AppClient client = clientOf(request);
        String username = request.text(Member.USERNAME);
        Optional<User> known = accounts.find(username);
        if (client.preventUserExistenceErrors() && known.filter(User::enabled).isEmpty()) {
            throw CognitoException.codeExpired();
        }
        User user = enabled(known);
        if (user.status() != UserStatus.UNCONFIRMED) {
            throw CognitoException.cannotBeConfirmed(user.status());
        }
        codes.use(username, request.text(Member.CONFIRMATION_CODE), clock.instant());
        accounts.update(username, SignUpOperations::confirmed);
        return JsonValue.EMPTY_JSON_OBJECT;
    }

    JsonObject resendConfirmationCode(Request request) {
        request.require(Member.CLIENT_ID, Member.USERNAME);
        AppClient client = clientOf(request);
        String username = request.text(Member.USERNAME);
        Optional<User> known = accounts.find(username);
        if (client.preventUserExistenceErrors() && known.filter(User::enabled).isEmpty()) {
            return delivery(known.flatMap(CodeDelivery::to).or(() -> Optional.of(CodeDelivery.simulated(username))))
                    .build();
        }
        User user = enabled(known);
        if (user.status() != UserStatus.UNCONFIRMED) {
            throw CognitoException.alreadyConfirmed();
        }
        codes.issue(username, clock.instant());
        return delivery(CodeDelivery.to(user)).build();
    }

    private AppClient clientOf(Request request) {
        AppClient client = clients.named(request.text(Member.CLIENT_ID));
        AppClients.checkSecretHash(client, request.text(Member.USERNAME), request.find(Member.SECRET_HASH));
        return client;
    }

    private static User newUser(String username, Map<String, String> attributes) {
        UserAttributes.check(attributes);
        User user = User.named(username).withStatus(UserStatus.UNCONFIRMED);
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            user = user.withAttribute(attribute.getKey(), attribute.getValue());
        }
        return attributes.containsKey("email") ? user.withAttribute("email_verified", "false") : user;
    }

    private static User enabled(Optional<User> known) {
        User user = known.orElseThrow(CognitoException::usernameOrClientNotFound);
        if (!user.enabled()) {
            throw CognitoException.userDisabled();
        }
        return user;
    }

    /** The code has shown that the address is the user's own. */
    private static User confirmed(User user) {
        User confirmed = user.withStatus(UserStatus.CONFIRMED);
        return CodeDelivery.to(user)
                .map(delivery -> confirmed.withAttribute(delivery.attribute() + "_verified", "true"))
                .orElse(confirmed);
    }

    private static JsonObjectBuilder delivery(Optional<CodeDelivery> delivery) {
        JsonObjectBuilder answer = JsonText.object();
        delivery.ifPresent(details -> answer.add("CodeDeliveryDetails", details.json()));
        return answer;
    }
}
