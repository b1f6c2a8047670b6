package org.cognitoee.servertests;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.stream.Stream;
import org.cognitoee.servertests.attack.Expected;
import org.cognitoee.testkit.LocalUserPool;
import org.cognitoee.testkit.TokenBuilder;
import org.cognitoee.testkit.User;
import org.cognitoee.testkit.UserStatus;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From sign-up to the protected resource and out again, over HTTP, on the WAR that was built. */
@ArquillianTest
class MainJobIT {

    private static final LocalUserPool POOL = Pools.started();
    private static final Server SERVER = Server.application("");
    private static final String PASSWORD = "Correct-h0rse";
    private static final KeyPair ANOTHER_KEY = rsaKey();

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.cognitoEe();
    }

    @AfterAll
    static void closePool() {
        POOL.close();
    }

    @Test
    void userWhoSignsUpConfirmsAndLogsIn_reachesTheProtectedResource() {
        Answer signUp = SERVER.post("auth/signup", """
                {"username":"ada","password":"%s","attributes":{"email":"ada@example.com"},"unknown":1}""".formatted(PASSWORD));
        assertEquals("201", signUp.summary());
        assertFalse(signUp.json().getBoolean("confirmed"));
        assertEquals("EMAIL", signUp.json().getJsonObject("code_delivery").getString("medium"));
        assertEquals("403 user-not-confirmed", login("ada").summary());

        assertEquals(
                "202",
                SERVER.post("auth/confirm/resend", "{\"username\":\"ada\"}").summary());
        assertEquals("400 code-invalid", confirm("ada", "nonsense").summary());
        assertEquals("204", confirm("ada", POOL.confirmationCode("ada")).summary());

        Answer login = login("ada");
        JsonObject tokens = login.json();
        assertEquals("200", login.summary());
        assertEquals("no-store", login.header("Cache-Control"));
        assertEquals("Bearer", tokens.getString("token_type"));
        assertEquals(3600, tokens.getInt("expires_in"));

        Answer me = SERVER.get("auth/me", tokens.getString("access_token"));
        assertEquals("200", me.summary());
        assertEquals(signUp.json().getString("user_sub"), me.json().getString("sub"));
        assertEquals("ada", me.json().getString("username"));
        assertEquals("ada@example.com", me.json().getJsonObject("attributes").getString("email"));
        assertEquals(
                "401 token-use-refused",
                SERVER.get("auth/me", tokens.getString("id_token")).summary());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void refresh_answersTheRefreshTokenToUseNext(boolean rotation) {
        String username = confirmedUser("refresh-" + rotation);
        POOL.updateClient(
                POOL.client().id(), client -> rotation ? client.withRefreshTokenRotation(Duration.ZERO) : client);
        String sent = login(username).json().getString("refresh_token");
        Answer refreshed = refresh(sent);
        POOL.updateClient(POOL.client().id(), client -> POOL.client());
        assertEquals("200", refreshed.summary());
        assertEquals(rotation, !sent.equals(refreshed.json().getString("refresh_token")));
        assertEquals(
                "200",
                SERVER.get("auth/me", refreshed.json().getString("access_token"))
                        .summary());
    }

    @Test
    void logoutWithARefreshToken_endsThatSignIn() {
        String username = confirmedUser("logout");
        JsonObject tokens = login(username).json();
        String accessToken = tokens.getString("access_token");
        String refreshToken = tokens.getString("refresh_token");
        assertEquals(
                "400 input-invalid",
                SERVER.post("auth/logout", "{}", accessToken).summary());
        String json = "{\"refresh_token\":\"" + refreshToken + "\"}";
        assertEquals("401 token-missing", SERVER.post("auth/logout", json).summary());
        assertEquals("204", SERVER.post("auth/logout", json, accessToken).summary());
        assertEquals("401 refresh-token-invalid", refresh(refreshToken).summary());
        assertEquals("401 token-revoked", SERVER.get("auth/me", accessToken).summary());
    }

    @Test
    void logoutEverywhere_endsAllSignIns() {
        String username = confirmedUser("everywhere");
        JsonObject one = login(username).json();
        JsonObject other = login(username).json();
        assertEquals(
                "204",
                SERVER.post("auth/logout", "{\"everywhere\":true}", one.getString("access_token"))
                        .summary());
        for (JsonObject tokens : new JsonObject[] {one, other}) {
            Answer me = SERVER.get("auth/me", tokens.getString("access_token"));
            assertEquals("401 token-revoked", me.summary());
            assertTrue(me.header("WWW-Authenticate").contains("error=\"invalid_token\""));
            assertEquals(
                    "401 refresh-token-invalid",
                    refresh(tokens.getString("refresh_token")).summary());
        }
    }

    @Test
    void challenge_isAnsweredWithItsName() {
        POOL.createUser(User.named("invited").withStatus(UserStatus.FORCE_CHANGE_PASSWORD), PASSWORD);
        Answer login = login("invited");
        assertEquals("200", login.summary());
        assertEquals(
                "NEW_PASSWORD_REQUIRED", login.json().getJsonObject("challenge").getString("name"));
        assertTrue(login.json().getJsonObject("challenge").containsKey("session"));
    }

    static Stream<Arguments> refusedTokens() {
        TokenBuilder good = POOL.token();
        String compact = good.compact();
        char[] tampered = compact.toCharArray();
        int middle = compact.length() / 2;
        tampered[middle] = tampered[middle] == 'A' ? 'B' : 'A';
        return Stream.of(
                Arguments.of("garbage", "garbage", "token-malformed"),
                Arguments.of("one character changed", new String(tampered), "token-"),
                Arguments.of(
                        "signature changed",
                        good.signature(bytes -> new byte[256]).compact(),
                        "token-signature-invalid"),
                Arguments.of("alg none", good.header("alg", "none").compact(), "token-algorithm-refused"),
                Arguments.of("expired", good.expired().compact(), "token-expired"),
                Arguments.of("without exp", good.without("exp").compact(), "token-claims-invalid"),
                Arguments.of("ID token", good.idToken().compact(), "token-use-refused"),
                Arguments.of("other client", good.client("another").compact(), "token-client-refused"),
                Arguments.of(
                        "other issuer", good.issuer("https://example.com/pool").compact(), "token-issuer-unknown"),
                Arguments.of("unknown key", good.kid("unknown").compact(), "token-key-unknown"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusedTokens")
    void badToken_isRefusedWithAChallengeAndAProblem_andAGoodOneIsNot(String name, String token, String reason) {
        Answer refused = SERVER.get("auth/me", token);
        assertEquals(401, refused.status());
        assertTrue(refused.problem().startsWith(reason), refused.summary());
        assertTrue(refused.header("WWW-Authenticate").startsWith("Bearer realm=\"cognito\", error=\"invalid_token\""));
        assertNotEquals(401, SERVER.get("nowhere", POOL.token().compact()).status());
    }

    @Test
    void tokenOfAnotherPoolUnderOurIssuerAndKeyId_isRefused() {
        try (LocalUserPool other =
                LocalUserPool.builder().port(0).client(POOL.client()).start()) {
            String forged = POOL.token().signedBy(ANOTHER_KEY).compact();
            assertEquals(
                    "401 token-signature-invalid", SERVER.get("auth/me", forged).summary());
            assertEquals(
                    "401 token-issuer-unknown",
                    SERVER.get("auth/me", other.token().compact()).summary());
        }
    }

    @Test
    void noToken_isRefusedWithAChallengeWithoutError() {
        Answer refused = SERVER.get("auth/me");
        assertEquals("401 token-missing", refused.summary());
        assertEquals("Bearer realm=\"cognito\"", refused.header("WWW-Authenticate"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/auth/me;%2f..%2flogin",
                "/auth;me",
                "//auth/me",
                "/auth/me/",
                "/auth/login/../me",
                "/auth/me;x",
                "/auth;/me",
                "/auth/me%2f..%2flogin",
                "/auth/%6de",
                "http://localhost/auth/me"
            })
    void rawTargetWithoutToken_reachesNothing(String target) {
        for (String method : new String[] {"GET", "POST", "HEAD"}) {
            String answer = SERVER.sendRaw(method, target);
            assertTrue(answer.startsWith("HTTP/1.1 40"), answer);
            assertFalse(answer.contains("\"sub\""), answer);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  auth/nowhere, application/json, , 404 not-found",
        "PUT,  auth/me,      application/json, , 405 method-not-allowed",
        "GET,  auth/me,      application/json, text/plain, 406 not-acceptable",
        "POST, auth/login,   text/plain,       , 415 media-type-unsupported",
        "POST, auth/login,   application/json, , 400 json-malformed",
    })
    void faultOfJaxRsItself_isAProblemToo(
            String method, String path, String contentType, String accept, String expected) {
        HttpRequest.Builder request = HttpRequest.newBuilder(SERVER.base().resolve(path))
                .method(method, BodyPublishers.ofString(method.equals("POST") ? "{" : ""))
                .header("Content-Type", contentType)
                .header("Authorization", "Bearer " + POOL.token().compact());
        if (accept != null) {
            request.header("Accept", accept);
        }
        Answer answer = SERVER.send(request);
        assertEquals(expected, answer.summary());
        assertEquals(answer.status() == 405, !answer.header("Allow").isEmpty());
    }

    /** Some servers read what the others cannot, and then look at the body, or have nothing of that type. */
    @ParameterizedTest
    @CsvSource({
        "garbage,              application/json,     400 bad-request | 400 input-invalid@tomee | 403@open-liberty",
        "application/json;;;=, application/json,     400 bad-request | 400 input-invalid@wildfly+tomee+open-liberty",
        "application/json,     application/json;q=2, 400 bad-request | 400 input-invalid@wildfly+tomee+open-liberty",
        "application/json,     a/b;q=x,              400 bad-request",
        "application/json,     '*/*;q=',             400 bad-request",
        "application/json,     '*; q=.2, */*; q=.2', 400 input-invalid",
        "application/json,     garbage,              400 bad-request | 406 not-acceptable@payara+glassfish | 400 input-invalid@tomee | 403@open-liberty",
    })
    void headerThatCannotBeParsed_isAProblemToo(String contentType, String accept, String expected) {
        HttpRequest.Builder request = HttpRequest.newBuilder(SERVER.base().resolve("auth/login"))
                .POST(BodyPublishers.ofString("{}"))
                .header("Content-Type", contentType)
                .header("Accept", accept);
        Answer answer = SERVER.send(request);
        assertTrue(Expected.of(expected).allows(answer.summary()), answer::summary);
    }

    @Test
    void bodyOver64KiB_isRefused() {
        String password = "x".repeat(64 * 1024);
        Answer answer = SERVER.post("auth/login", "{\"username\":\"ada\",\"password\":\"" + password + "\"}");
        assertEquals("413 body-too-large", answer.summary());
    }

    @Test
    void badInput_namesEveryMemberAtFault() {
        Answer answer = SERVER.post("auth/confirm", "{\"code\":1}");
        assertEquals("400 input-invalid", answer.summary());
        assertAll(
                () -> assertTrue(answer.body().contains("\"#/username\"")),
                () -> assertTrue(answer.body().contains("\"#/code\"")));
    }

    private static KeyPair rsaKey() {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String confirmedUser(String username) {
        POOL.createUser(User.named(username), PASSWORD);
        return username;
    }

    private static Answer login(String username) {
        return SERVER.post("auth/login", "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, PASSWORD));
    }

    private static Answer confirm(String username, String code) {
        return SERVER.post("auth/confirm", "{\"username\":\"%s\",\"code\":\"%s\"}".formatted(username, code));
    }

    private static Answer refresh(String refreshToken) {
        return SERVER.post("auth/login/refresh", "{\"refresh_token\":\"" + refreshToken + "\"}");
    }
}
