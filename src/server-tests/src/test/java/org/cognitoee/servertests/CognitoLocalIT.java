package org.cognitoee.servertests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonObject;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The main flow in front of a user pool that this project has not written. Runs with {@code -Pcognito-local}. */
@Tag("cognito-local")
@ExtendWith(CognitoLocal.class)
@ArquillianTest
class CognitoLocalIT {

    private static final Server SERVER = Server.application("");

    @Deployment(testable = false)
    static WebArchive war() {
        return Deployments.cognitoEe();
    }

    @Test
    void newUser_signsUp_confirms_logsIn_andSeesTheAccount() {
        String credentials = "\"username\":\"ada\",\"password\":\"Correct-h0rse\"";

        Answer signup =
                SERVER.post("auth/signup", "{" + credentials + ",\"attributes\":{\"email\":\"ada@example.com\"}}");
        assertEquals("201", signup.summary());
        assertEquals("EMAIL", signup.json().getJsonObject("code_delivery").getString("medium"));

        Answer confirm = SERVER.post("auth/confirm", "{\"username\":\"ada\",\"code\":\"" + CognitoLocal.CODE + "\"}");
        assertEquals("204", confirm.summary());

        Answer login = SERVER.post("auth/login", "{" + credentials + "}");
        assertEquals("200", login.summary());
        JsonObject tokens = login.json();
        // the peer sends neither: the type is always Bearer, and the life of the token stands in the token
        assertEquals("Bearer", tokens.getString("token_type"));
        assertEquals(24 * 60 * 60, tokens.getInt("expires_in"));

        Answer me = SERVER.get("auth/me", tokens.getString("access_token"));
        assertEquals("200", me.summary());
        assertEquals(signup.json().getString("user_sub"), me.json().getString("sub"));
        assertEquals("ada", me.json().getString("username"));
        assertEquals("ada@example.com", me.json().getJsonObject("attributes").getString("email"));
        assertEquals("401 token-missing", SERVER.get("auth/me").summary());
    }
}
