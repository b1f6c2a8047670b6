package org.cognitoee.settings;

import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the settings of one application come from, the first that has a value first: its own system property
 * {@code cognito.<application>.<key>}, the system property {@code cognito.<key>}, the environment variable
 * {@code COGNITO_<KEY>} and the servlet context-param {@code cognito.<key>}. Blank is absent.
 *
 * @param contextPath the application's context path, empty for the root
 * @param systemProperties reads a system property, null where there is none
 * @param environment reads an environment variable, null where there is none
 * @param contextParams reads a context-param of the application, null where there is none
 */
public record SettingsSources(
        String contextPath,
        UnaryOperator<@Nullable String> systemProperties,
        UnaryOperator<@Nullable String> environment,
        UnaryOperator<@Nullable String> contextParams) {

    private static final String PREFIX = "cognito.";

    /**
     * The sources of an application in this virtual machine.
     *
     * @param contextPath the application's context path, empty for the root
     * @param contextParams reads a context-param of the application, null where there is none
     */
    public static SettingsSources of(String contextPath, UnaryOperator<@Nullable String> contextParams) {
        return new SettingsSources(contextPath, System::getProperty, System::getenv, contextParams);
    }

    /** The value from the first source that has one, trimmed; null where none has. */
    @Nullable String value(String key) {
        String property = PREFIX + key;
        String ownProperty = contextPath.isEmpty()
                ? property
                : PREFIX + contextPath.substring(1).replace('/', '.') + '.' + key;
        return Stream.<@Nullable String>of(
                        systemProperties.apply(ownProperty),
                        systemProperties.apply(property),
                        environment.apply(variable(property)),
                        contextParams.apply(property))
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .map(String::trim)
                .orElse(null);
    }

    /** The value that the application itself ships: what opens the wall is nobody else's decision. */
    @Nullable String valueOfTheApplication(String key) {
        @Nullable String value = contextParams.apply(PREFIX + key);
        return value == null || value.isBlank() ? null : value.trim();
    }

    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
