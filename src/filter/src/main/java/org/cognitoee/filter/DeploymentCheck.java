package org.cognitoee.filter;

import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.util.Set;
import org.cognitoee.settings.Settings;
import org.cognitoee.settings.SettingsSources;
import org.jspecify.annotations.Nullable;

/**
 * Stops the deployment of an application that would run unguarded, or with settings that do not do. Runs also where
 * {@code metadata-complete} has the server ignore {@code @WebFilter}.
 *
 * @see DeploymentCheckListener
 */
public final class DeploymentCheck implements ServletContainerInitializer {

    private static final String SETTINGS = Settings.class.getName();

    /**
     * @throws org.cognitoee.settings.SettingsException naming every setting that is missing or wrong
     * @throws IllegalStateException if the filter is not mapped to all paths
     */
    @Override
    public void onStartup(@Nullable Set<Class<?>> classes, ServletContext context) {
        context.setAttribute(SETTINGS, read(context));
        if (context.getFilterRegistrations().values().stream().noneMatch(DeploymentCheck::guardsEveryPath)) {
            throw new IllegalStateException("cognito-ee does not guard this application: its web.xml is"
                    + " metadata-complete and does not map the filter "
                    + AccessTokenFilter.class.getName() + " to " + AccessTokenFilter.EVERY_PATH
                    + ", or the jar of the filter is not in its WEB-INF/lib");
        }
    }

    private static boolean guardsEveryPath(FilterRegistration filter) {
        return AccessTokenFilter.class.getName().equals(filter.getClassName())
                && filter.getUrlPatternMappings().contains(AccessTokenFilter.EVERY_PATH);
    }

    /**
     * The settings that the check has read.
     *
     * @throws IllegalStateException if it has not run
     */
    static Settings settingsOf(ServletContext context) {
        @Nullable Object settings = context.getAttribute(SETTINGS);
        if (settings == null) {
            throw new IllegalStateException("cognito-ee does not guard this application: the absolute-ordering of its"
                    + " web.xml leaves out the jar of the filter, whose web fragment is named cognito_ee");
        }
        // under an absolute-ordering, Payara and GlassFish run the check in a class loader of its own
        return settings instanceof Settings ours ? ours : read(context);
    }

    private static Settings read(ServletContext context) {
        return Settings.read(SettingsSources.of(context.getContextPath(), context::getInitParameter));
    }
}
