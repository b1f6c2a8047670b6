package org.cognitoee.userpool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.cognitoee.settings.ClientSecret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientCredentialsTest {

    private static final String SECRET = "asecretofthisclient";

    /** Made with {@code printf %s "$username$clientId" | openssl dgst -sha256 -hmac "$secret" -binary | base64}. */
    @ParameterizedTest
    @CsvSource({
        "ada@example.org, W9euezGSnMKW8dwe1aXMZ6vNORVlZNfz4AgOd95xTi0=",
        "Zoë, THlc2g5o06QREdKYwTLgjI309UOOh1QLdhHOUiTW+pw=",
    })
    void secretHash_ofAClientWithASecret_isWhatOpensslSays(String username, String secretHash) {
        ClientCredentials app = new ClientCredentials(Pools.CLIENT_ID, new ClientSecret(SECRET));

        assertEquals(secretHash, app.secretHash(username));
        assertEquals(SECRET, app.secret());
    }

    @Test
    void secretHash_ofAClientWithoutASecret_isNone() {
        ClientCredentials app = new ClientCredentials(Pools.CLIENT_ID, null);

        assertNull(app.secretHash("ada"));
        assertNull(app.secret());
    }

    @Test
    void toString_ofAClientWithASecret_doesNotHoldIt() {
        assertFalse(new ClientCredentials(Pools.CLIENT_ID, new ClientSecret(SECRET))
                .toString()
                .contains(SECRET));
    }
}
