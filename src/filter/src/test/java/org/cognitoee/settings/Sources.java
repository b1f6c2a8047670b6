package org.cognitoee.settings;

import java.util.HashMap;
import java.util.Map;

/** The four sources of an application under {@code /shop}, filled by a test; the required settings are there. */
final class Sources {

    final Map<String, String> systemProperties = new HashMap<>();
    final Map<String, String> environment = new HashMap<>();
    final Map<String, String> contextParams =
            new HashMap<>(Map.of("cognito.user-pool-id", "eu-west-1_Example", "cognito.client-id", "1example23456789"));

    /** Sets a context-param. */
    Sources with(String key, String value) {
        contextParams.put("cognito." + key, value);
        return this;
    }

    Sources without(String key) {
        contextParams.remove("cognito." + key);
        return this;
    }

    SettingsSources at(String contextPath) {
        return new SettingsSources(contextPath, systemProperties::get, environment::get, contextParams::get);
    }

    Settings read() {
        return Settings.read(at("/shop"));
    }
}
