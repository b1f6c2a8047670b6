package org.cognitoee.filter;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import org.cognitoee.settings.Settings;
import org.cognitoee.token.AccessToken;
import org.cognitoee.token.JwksCache;
import org.cognitoee.token.PresentedToken;
import org.cognitoee.token.TokenVerifier;
import org.jspecify.annotations.Nullable;

/** The application behind the filter, from its start to its end, and what CDI hands out of its guard. */
@ApplicationScoped
public class GuardedApplication {

    private Observers observers;
    private Extensions extensions;
    private @Nullable Guard guard;

    /** For the proxy that CDI hands out, which is never started. */
    @SuppressWarnings("NullAway.Init")
    protected GuardedApplication() {}

    @Inject
    GuardedApplication(Observers observers, Extensions extensions) {
        this.observers = observers;
        this.extensions = extensions;
    }

    /** Called by the filter, which knows the servlet context before CDI does; by each, where it is declared twice. */
    public void start(ServletContext context) {
        if (guard == null) {
            guard = Guard.of(
                    DeploymentCheck.settingsOf(context),
                    extensions,
                    context.getContextPath(),
                    InstantSource.system(),
                    observers::changed);
            guard.start();
        }
    }

    /** Called also where the deployment failed before the start. */
    @PreDestroy
    public void stop() {
        if (guard != null) {
            guard.close();
        }
    }

    Observers observers() {
        return observers;
    }

    /** The settings of this application. */
    @Produces
    @Dependent
    public Settings settings() {
        return guard().settings();
    }

    /** The keys of the accepted issuers. */
    @Produces
    @Dependent
    public JwksCache jwksCache() {
        return guard().jwksCache();
    }

    /** The verifier of this application's tokens. */
    @Produces
    @Dependent
    public TokenVerifier tokenVerifier() {
        return guard().tokenVerifier();
    }

    /**
     * The caller of the current request, null where it is public; whoever outlives the request injects {@link Caller}. The
     * {@code Principal} to inject is CDI's own.
     */
    @Produces
    @Dependent
    @Typed(AccessToken.class)
    public static @Nullable AccessToken caller(HttpServletRequest request) {
        return AccessTokenFilter.callerOf(request);
    }

    /** The verified token of the current request, null where it is public. */
    @Produces
    @Dependent
    public static @Nullable PresentedToken presentedToken(HttpServletRequest request) {
        return AccessTokenFilter.tokenOf(request);
    }

    Guard guard() {
        if (guard == null) {
            throw new IllegalStateException("cognito-ee has not started: its filter is not initialised yet");
        }
        return guard;
    }
}
