package org.cognitoee.token;

import static org.cognitoee.problem.Reason.TOKEN_AUDIENCE_REFUSED;
import static org.cognitoee.problem.Reason.TOKEN_CLAIMS_INVALID;
import static org.cognitoee.problem.Reason.TOKEN_CLIENT_REFUSED;
import static org.cognitoee.problem.Reason.TOKEN_EXPIRED;
import static org.cognitoee.problem.Reason.TOKEN_NOT_YET_VALID;
import static org.cognitoee.problem.Reason.TOKEN_USE_REFUSED;
import static org.cognitoee.token.TestToken.CLIENT;
import static org.cognitoee.token.TestToken.good;
import static org.cognitoee.token.TestToken.quoted;
import static org.cognitoee.token.TestToken.seconds;

import java.util.stream.Stream;
import org.cognitoee.problem.Reason;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens that the pool has signed and that are not for us, or not now. */
@Timeout(30)
@TestInstance(Lifecycle.PER_CLASS)
class RefusedClaimsTest {

    private final TestPool pool = new TestPool();

    @AfterAll
    void close() {
        pool.close();
    }

    static Stream<Arguments> times() {
        return Stream.of(
                row(TOKEN_EXPIRED, "A132 exp a second ago", "exp", seconds(-1)),
                row(TOKEN_EXPIRED, "exp now", "exp", seconds(0)),
                row(TOKEN_CLAIMS_INVALID, "exp before iat", "exp", seconds(-61)),
                row(TOKEN_CLAIMS_INVALID, "exp 0", "exp", "0"),
                row(TOKEN_CLAIMS_INVALID, "exp null", "exp", "null"),
                row(TOKEN_CLAIMS_INVALID, "A134 exp a string", "exp", quoted(seconds(3600))),
                row(TOKEN_CLAIMS_INVALID, "A136 exp true", "exp", "true"),
                row(TOKEN_CLAIMS_INVALID, "A138 exp negative", "exp", "-1"),
                row(TOKEN_CLAIMS_INVALID, "exp minus zero", "exp", "-0"),
                row(TOKEN_CLAIMS_INVALID, "A140 exp 1e99", "exp", "1e99"),
                row(TOKEN_CLAIMS_INVALID, "exp with an exponent", "exp", "2e9"),
                row(TOKEN_CLAIMS_INVALID, "A142 exp over 64 bits", "exp", "99999999999999999999"),
                row(TOKEN_CLAIMS_INVALID, "exp 10^11", "exp", "100000000000"),
                row(TOKEN_CLAIMS_INVALID, "exp 10000 digits", "exp", "9".repeat(10_000)),
                row(TOKEN_CLAIMS_INVALID, "exp with a fraction", "exp", seconds(3600) + ".5"),
                row(TOKEN_CLAIMS_INVALID, "exp with a fraction of zero", "exp", seconds(3600) + ".0"),
                row(TOKEN_CLAIMS_INVALID, "exp in milliseconds", "exp", seconds(3600) + "000"),
                row(TOKEN_CLAIMS_INVALID, "exp a list", "exp", "[" + seconds(3600) + ']'),
                row(TOKEN_CLAIMS_INVALID, "exp an object", "exp", "{}"),
                row(TOKEN_NOT_YET_VALID, "A144 nbf in the future", "nbf", seconds(9999)),
                row(TOKEN_NOT_YET_VALID, "nbf in a second", "nbf", seconds(1)),
                row(TOKEN_CLAIMS_INVALID, "nbf a string", "nbf", quoted(seconds(0))),
                row(TOKEN_CLAIMS_INVALID, "nbf null", "nbf", "null"),
                row(TOKEN_CLAIMS_INVALID, "nbf in milliseconds", "nbf", seconds(0) + "000"),
                row(TOKEN_NOT_YET_VALID, "A146 iat far ahead", "iat", seconds(1000)),
                row(TOKEN_NOT_YET_VALID, "iat 61 s ahead", "iat", seconds(61)),
                row(TOKEN_CLAIMS_INVALID, "A148 iat after exp", "iat", seconds(3601)),
                row(TOKEN_CLAIMS_INVALID, "iat null", "iat", "null"),
                row(TOKEN_CLAIMS_INVALID, "iat a string", "iat", quoted(seconds(0))),
                row(TOKEN_CLAIMS_INVALID, "iat with a fraction", "iat", seconds(0) + ".5"),
                row(TOKEN_CLAIMS_INVALID, "iat negative", "iat", "-1"));
    }

    static Stream<Arguments> claims() {
        return Stream.of(
                row(TOKEN_USE_REFUSED, "A111 an ID token's use", "token_use", "\"id\""),
                row(TOKEN_USE_REFUSED, "A113 another case", "token_use", "\"Access\""),
                row(TOKEN_USE_REFUSED, "a refresh token's use", "token_use", "\"refresh\""),
                row(TOKEN_USE_REFUSED, "token_use a list", "token_use", "[\"access\"]"),
                row(TOKEN_USE_REFUSED, "token_use with a space", "token_use", "\"access \""),
                row(TOKEN_USE_REFUSED, "token_use null", "token_use", "null"),
                row(TOKEN_CLIENT_REFUSED, "A115 another client", "client_id", "\"other\""),
                row(TOKEN_CLIENT_REFUSED, "A117 client_id a list", "client_id", '[' + quoted(CLIENT) + ']'),
                row(TOKEN_CLIENT_REFUSED, "client_id with a space", "client_id", quoted(CLIENT + ' ')),
                row(TOKEN_CLIENT_REFUSED, "client_id empty", "client_id", "\"\""),
                row(TOKEN_CLIENT_REFUSED, "client_id null", "client_id", "null"),
                row(TOKEN_AUDIENCE_REFUSED, "aud, and none is accepted", "aud", "\"https://api.example/\""),
                row(TOKEN_AUDIENCE_REFUSED, "aud the client", "aud", quoted(CLIENT)),
                row(TOKEN_AUDIENCE_REFUSED, "aud empty", "aud", "\"\""),
                row(TOKEN_AUDIENCE_REFUSED, "aud an empty list", "aud", "[]"),
                row(TOKEN_AUDIENCE_REFUSED, "aud null", "aud", "null"),
                row(TOKEN_AUDIENCE_REFUSED, "aud a number", "aud", "1"),
                row(TOKEN_CLAIMS_INVALID, "sub empty", "sub", "\"\""),
                row(TOKEN_CLAIMS_INVALID, "A152 sub a number", "sub", "1"),
                row(TOKEN_CLAIMS_INVALID, "sub null", "sub", "null"),
                row(TOKEN_CLAIMS_INVALID, "sub a list", "sub", "[\"alice\"]"),
                row(TOKEN_CLAIMS_INVALID, "sub with a line feed", "sub", "\"alice\\nbob\""),
                row(TOKEN_CLAIMS_INVALID, "sub with a zero character", "sub", "\"alice\\u0000\""),
                row(TOKEN_CLAIMS_INVALID, "sub with a delete character", "sub", "\"alice\\u007f\""),
                row(TOKEN_CLAIMS_INVALID, "sub with a C1 control character", "sub", "\"alice\\u0085\""),
                row(TOKEN_CLAIMS_INVALID, "A156 groups a string", "cognito:groups", "\"admin\""),
                row(TOKEN_CLAIMS_INVALID, "groups null", "cognito:groups", "null"),
                row(TOKEN_CLAIMS_INVALID, "groups an object", "cognito:groups", "{\"admin\":true}"),
                row(TOKEN_CLAIMS_INVALID, "groups with a number", "cognito:groups", "[\"admin\",1]"),
                row(TOKEN_CLAIMS_INVALID, "groups with a null", "cognito:groups", "[null]"),
                row(TOKEN_CLAIMS_INVALID, "A158 scope a number", "scope", "1"),
                row(TOKEN_CLAIMS_INVALID, "scope a list", "scope", "[\"shop/read\"]"),
                row(TOKEN_CLAIMS_INVALID, "username a number", "username", "1"),
                row(TOKEN_CLAIMS_INVALID, "origin_jti a number", "origin_jti", "1"));
    }

    static Stream<Arguments> absent() {
        return Stream.of(
                absent(TOKEN_CLAIMS_INVALID, "exp"),
                absent(TOKEN_CLAIMS_INVALID, "iat"),
                absent(TOKEN_USE_REFUSED, "token_use"),
                absent(TOKEN_CLIENT_REFUSED, "client_id"),
                absent(TOKEN_CLAIMS_INVALID, "sub"),
                Arguments.of(
                        "exp and iat absent",
                        TOKEN_CLAIMS_INVALID,
                        good().without("exp").without("iat")),
                Arguments.of(
                        "A119 an ID token",
                        TOKEN_USE_REFUSED,
                        good().without("client_id").claim("aud", quoted(CLIENT)).claim("token_use", "\"id\"")),
                Arguments.of(
                        "an ID token that says it is an access token",
                        TOKEN_CLIENT_REFUSED,
                        good().without("client_id").claim("aud", quoted(CLIENT))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"times", "claims", "absent"})
    void claimThatIsMissingOrWrong_isRefused(String title, Reason reason, TestToken token) {
        pool.assertRejected(reason, token.signed());
    }

    private static Arguments row(Reason reason, String title, String claim, String json) {
        return Arguments.of(title, reason, good().claim(claim, json));
    }

    private static Arguments absent(Reason reason, String claim) {
        return Arguments.of(claim + " absent", reason, good().without(claim));
    }
}
