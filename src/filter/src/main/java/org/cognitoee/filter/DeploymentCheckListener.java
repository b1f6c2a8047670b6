package org.cognitoee.filter;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/**
 * Stops the deployment if {@link DeploymentCheck} did not run, as in an application whose {@code absolute-ordering}
 * leaves the jar out. Declared in a tag library descriptor, which servers read from every jar, ordered or not.
 */
public final class DeploymentCheckListener implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        var unused = DeploymentCheck.settingsOf(event.getServletContext());
    }
}
