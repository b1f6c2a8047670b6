package org.cognitoee.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChallengeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
                    TOKEN_MISSING | Bearer realm="cognito"
                    INVALID_CREDENTIALS | Bearer realm="cognito"
                    TOKEN_EXPIRED | Bearer realm="cognito", error="invalid_token", error_description="The access token has expired."
                    CREDENTIALS_REPEATED | Bearer realm="cognito", error="invalid_request", error_description="The request brings more than one token."
                    INSUFFICIENT_SCOPE | Bearer realm="cognito", error="insufficient_scope", error_description="The access token lacks the scope needed."
                    """)
    void reason_givesTheTextOfItsChallenge(Reason reason, String text) {
        assertEquals(text, new Challenge(reason).text());
    }

    @Test
    void challenge_isCalledForBy401And403AndErrorCodes() {
        Set<Reason> challenged = EnumSet.noneOf(Reason.class);
        for (Reason reason : Reason.values()) {
            if (new Challenge(reason).isCalledFor()) {
                challenged.add(reason);
            }
        }
        assertEquals(
                EnumSet.of(
                        Reason.TOKEN_MISSING,
                        Reason.CREDENTIALS_REPEATED,
                        Reason.TOKEN_MALFORMED,
                        Reason.TOKEN_ALGORITHM_REFUSED,
                        Reason.TOKEN_ISSUER_UNKNOWN,
                        Reason.TOKEN_KEY_UNKNOWN,
                        Reason.TOKEN_SIGNATURE_INVALID,
                        Reason.TOKEN_CLAIMS_INVALID,
                        Reason.TOKEN_EXPIRED,
                        Reason.TOKEN_NOT_YET_VALID,
                        Reason.TOKEN_USE_REFUSED,
                        Reason.TOKEN_CLIENT_REFUSED,
                        Reason.TOKEN_AUDIENCE_REFUSED,
                        Reason.TOKEN_REVOKED,
                        Reason.TOKEN_REFUSED,
                        Reason.CROSS_SITE_REQUEST,
                        Reason.INSUFFICIENT_SCOPE,
                        Reason.INSUFFICIENT_ROLE,
                        Reason.INVALID_CREDENTIALS,
                        Reason.REFRESH_TOKEN_INVALID,
                        Reason.USER_NOT_CONFIRMED,
                        Reason.PASSWORD_RESET_REQUIRED,
                        Reason.REQUEST_BLOCKED),
                challenged);
    }
}
