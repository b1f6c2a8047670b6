package org.cognitoee.filter;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import java.util.ServiceLoader;
import org.cognitoee.settings.Settings;
import org.cognitoee.settings.SettingsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeploymentCheckTest {

    private static final String FILTER = AccessTokenFilter.class.getName();

    private final DeploymentCheck check = new DeploymentCheck();

    @Test
    void filterMappedToEveryPath_isGuardedAndHasItsSettings() {
        ServletContext context = new StubContext()
                .with("com.example.Other", "/*")
                .with(FILTER, "/a", "/*")
                .asContext();
        check.onStartup(null, context);
        assertEquals("eu-west-1_Example", DeploymentCheck.settingsOf(context).userPoolId());
        assertDoesNotThrow(() -> new DeploymentCheckListener().contextInitialized(new ServletContextEvent(context)));
    }

    @Test
    void settingsMissing_stopTheDeployment() {
        StubContext stub = new StubContext().with(FILTER, "/*");
        stub.contextParams.clear();
        SettingsException e = assertThrows(SettingsException.class, () -> check.onStartup(null, stub.asContext()));
        assertEquals(
                "cognito-ee cannot start, because of its settings: cognito.user-pool-id is missing;"
                        + " cognito.client-id is missing",
                e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "org.cognitoee.filter.AccessTokenFilter, /api/*",
        "org.cognitoee.filter.AccessTokenFilter, /",
        "org.cognitoee.filter.AccessTokenFilter, *.jsp",
        "com.example.Other, /*",
    })
    void filterNotMappedToEveryPath_stopsTheDeployment(String className, String pattern) {
        ServletContext context = new StubContext().with(className, pattern).asContext();
        assertUnguarded(context);
    }

    @Test
    void filterNotRegistered_stopsTheDeployment() {
        assertUnguarded(new StubContext().asContext());
    }

    @Test
    void checkThatDidNotRun_isNoticedByTheListener() {
        ServletContextEvent event =
                new ServletContextEvent(new StubContext().with(FILTER, "/*").asContext());
        assertThrows(IllegalStateException.class, () -> new DeploymentCheckListener().contextInitialized(event));
    }

    @Test
    void checkThatRanInAnotherClassLoader_hasRun() {
        ServletContext context = new StubContext().with(FILTER, "/*").asContext();
        check.onStartup(null, context);
        context.setAttribute(Settings.class.getName(), "of another class loader");
        assertEquals("eu-west-1_Example", DeploymentCheck.settingsOf(context).userPoolId());
    }

    @Test
    void server_findsTheCheckByItsServiceFile() {
        assertEquals(
                1,
                ServiceLoader.load(ServletContainerInitializer.class).stream()
                        .filter(provider -> provider.type().equals(DeploymentCheck.class))
                        .count());
    }

    private void assertUnguarded(ServletContext context) {
        assertThrows(IllegalStateException.class, () -> check.onStartup(null, context));
    }
}
