package org.cognitoee.userpool;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.cognitoee.problem.Problem;
import org.cognitoee.problem.ProblemException;
import org.cognitoee.settings.Settings;
import org.cognitoee.settings.SettingsSources;
import org.junit.jupiter.api.function.Executable;

/** The settings of an application, and what comes of its calls. */
final class Pools {

    static final String CLIENT_ID = "1example23456789";
    static final String PASSWORD = "Ada-passw0rd";

    private Pools() {}

    /** @param secrets as in {@code cognito.client-secret} */
    static Settings settings(URI endpoint, String secrets) {
        Map<String, String> contextParams = new HashMap<>();
        contextParams.put("cognito.user-pool-id", "eu-west-1_LocalPool");
        contextParams.put("cognito.client-id", CLIENT_ID);
        contextParams.put("cognito.client-secret", secrets);
        contextParams.put("cognito.endpoint", endpoint.toString());
        return Settings.read(new SettingsSources("", key -> null, key -> null, contextParams::get));
    }

    static UserPool at(URI endpoint) {
        return new UserPool(settings(endpoint, ""));
    }

    /** The answer to a call that must fail. */
    static Problem problemOf(Executable call) {
        return assertThrows(ProblemException.class, call).problem();
    }
}
