package org.cognitoee.userpool;

import static org.cognitoee.userpool.Pools.CLIENT_ID;
import static org.cognitoee.userpool.Pools.problemOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cognitoee.settings.ClientSecret;
import org.cognitoee.testkit.AppClient;
import org.cognitoee.testkit.LocalUserPool;
import org.cognitoee.userpool.SignIn.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever an operator sets the loggers to: no password, code, secret or token is in any record. */
class NothingSecretIsLoggedTest {

    private static final String PASSWORD = "Zq7-distinctive-passw0rd";
    private static final String WRONG_PASSWORD = "Zq7-distinctive-wr0ng";
    private static final String SECRET = "zq7distinctiveclientsecret";
    private static final String OLD_SECRET = "zq7distinctiveoldsecret";

    private final LogRecords log =
            new LogRecords("", "software.amazon.awssdk", "org.cognitoee", "sun.net.www", "jakarta", "javax");
    private final List<String> secrets = new ArrayList<>(List.of(PASSWORD, WRONG_PASSWORD, SECRET, OLD_SECRET));

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void theWayOfAUser_leavesNoSecretInTheLog() {
        try (LocalUserPool local = LocalUserPool.builder()
                        .client(AppClient.of(CLIENT_ID).withSecrets(SECRET))
                        .start();
                UserPool userPool = new UserPool(Pools.settings(local.endpoint(), OLD_SECRET + ',' + SECRET))) {
            userPool.signUp("ada", PASSWORD, Map.of("email", "ada@example.org"));
            String code = local.confirmationCode("ada");
            secrets.add(code);
            problemOf(() -> userPool.confirmSignUp("ada", "zq7wrongcode"));
            userPool.confirmSignUp("ada", code);
            problemOf(() -> userPool.signIn("ada", WRONG_PASSWORD));
            Tokens first = assertInstanceOf(Tokens.class, userPool.signIn("ada", PASSWORD));
            Tokens second = userPool.refresh(first.refreshToken());
            userPool.attributes(second.accessToken());
            userPool.revoke(first.refreshToken());
            Tokens third = assertInstanceOf(Tokens.class, userPool.signIn("ada", PASSWORD));
            userPool.signOutEverywhere(third.accessToken());
            problemOf(() -> userPool.attributes(third.accessToken()));
            local.stop();
            problemOf(() -> userPool.signIn("ada", PASSWORD));

            secrets.add("zq7wrongcode");
            Stream.of(SECRET, OLD_SECRET)
                    .map(secret -> new ClientCredentials(CLIENT_ID, new ClientSecret(secret)).secretHash("ada"))
                    .forEach(secrets::add);
            Stream.of(first, second, third)
                    .flatMap(tokens -> Stream.of(tokens.accessToken(), tokens.idToken(), tokens.refreshToken()))
                    .flatMap(token -> Stream.of(token.split("\\.", -1)))
                    .forEach(secrets::add);
        }
        assertTrue(log.texts().stream().anyMatch(text -> text.startsWith("software.amazon.awssdk.request FINE")));
        assertNoSecretIn(log.texts());
    }

    /** The SDK shows what it could not read, and the service's words, to who asks for FINE; nobody else does. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"AuthenticationResult\":{\"AccessToken\":\"zq7distinctivetoken",
                "{\"AuthenticationResult\":{\"AccessToken\":\"zq7distinctivetoken\",}}",
                "{\"AuthenticationResult\":\"zq7distinctivetoken\"}",
                "{\"AuthenticationResult\":{\"ExpiresIn\":\"zq7distinctivetoken\"}}",
                "{\"AuthenticationResult\":{\"AccessToken\":\"zq7distinctivetoken\",\"IdToken\":\"a\",\"RefreshToken\":\"b\"}}",
                "{\"AuthenticationResult\":zq7distinctivetoken}",
            })
    void anAnswerThatCannotBeRead_leavesNoSecretInTheLogUnlessTheSdkIsAskedForIt(String answer) {
        secrets.add("zq7distinctivetoken");
        try (StubPool stub = new StubPool();
                UserPool userPool = Pools.at(stub.endpoint())) {
            stub.answers(200, answer);
            problemOf(() -> userPool.signIn("ada", PASSWORD));
            stub.answers(400, answer);
            problemOf(() -> userPool.signIn("ada", PASSWORD));
            stub.refuses("InvalidParameterException", "Value 'zq7distinctivetoken' at 'password' failed");
            problemOf(() -> userPool.signIn("ada", PASSWORD));
            stub.refuses("ResourceNotFoundException", "No zq7distinctivetoken");
            problemOf(() -> userPool.signIn("ada", PASSWORD));
        }
        assertNoSecretIn(log.texts().stream()
                .filter(text -> !text.matches("(?s)software\\.amazon\\.awssdk\\S* (FINE|FINER|FINEST) .*"))
                .toList());
    }

    private void assertNoSecretIn(List<String> texts) {
        for (String logger : List.of("sun.net.www", "org.cognitoee.userpool")) {
            assertTrue(texts.stream().anyMatch(text -> text.startsWith(logger)), () -> "nothing from " + logger);
        }
        // as words: six digits may stand in any long number
        Pattern holdsASecret = Pattern.compile(
                secrets.stream().map(Pattern::quote).collect(Collectors.joining("|", "(?<!\\w)(", ")(?!\\w)")));
        assertEquals(
                List.of(),
                texts.stream().filter(text -> holdsASecret.matcher(text).find()).toList());
    }
}
