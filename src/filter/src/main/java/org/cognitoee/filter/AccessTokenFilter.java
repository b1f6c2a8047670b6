package org.cognitoee.filter;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import org.cognitoee.problem.Problem;
import org.cognitoee.problem.Reason;
import org.cognitoee.token.AccessToken;
import org.cognitoee.token.PresentedToken;
import org.cognitoee.token.TokenVerifier;
import org.cognitoee.token.Verification;
import org.cognitoee.token.Verification.Rejected;
import org.cognitoee.token.Verification.Unavailable;
import org.cognitoee.token.Verification.Verified;
import org.jspecify.annotations.Nullable;

/**
 * The wall: a request passes if it is public or brings a valid access token of the user pool, and is answered here
 * otherwise. What the application, let in, forwards to, includes or answers its errors with is its own, and not asked again.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6750">RFC 6750, Bearer Token Usage</a>
 */
@WebFilter(
        urlPatterns = AccessTokenFilter.EVERY_PATH,
        // Open Liberty hands GET * to a servlet that is mapped to /*, and to no filter that is
        servletNames = AccessTokenFilter.EVERY_SERVLET,
        // a filter of the application's own that comes first may forward instead of passing on
        dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.FORWARD, DispatcherType.INCLUDE, DispatcherType.ASYNC
        },
        asyncSupported = true)
public class AccessTokenFilter extends HttpFilter {

    static final String EVERY_PATH = "/*";
    static final String EVERY_SERVLET = "*";

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = System.getLogger(AccessTokenFilter.class.getName());

    /** The request attribute of {@link Admission}, also for the further dispatches of a request. */
    private static final String ADMISSION = Admission.class.getName();

    /** Looked up at the start: what cannot be injected keeps the filter from being made, and GlassFish goes on without. */
    @Inject
    private transient @Nullable Instance<GuardedApplication> applications;

    private transient PublicPaths publicPaths;
    private transient boolean preflightsPass;
    private transient @Nullable TokenCookie tokenCookie;
    private transient TokenVerifier verifier;
    private transient Roles roles;
    private transient Observers observers;
    private transient @Nullable Guard guard;

    /** That a request may pass, who sent it, and with which token; nobody and none if it is public. */
    private record Admission(
            @Nullable AccessToken caller, @Nullable PresentedToken presented, Roles roles) {

        static final Admission PUBLIC = new Admission(null, null, Roles.of(Map.of()));

        HttpServletRequest admit(HttpServletRequest request) {
            return caller == null ? request : new AuthenticatedRequest(request, caller, roles);
        }

        boolean isCallerInRole(@Nullable String role) {
            return caller != null && roles.has(caller, role);
        }
    }

    /** For the server, which calls {@link #init(FilterConfig)} next. */
    public AccessTokenFilter() {}

    AccessTokenFilter(
            PublicPaths publicPaths,
            boolean preflightsPass,
            @Nullable TokenCookie tokenCookie,
            TokenVerifier verifier,
            Roles roles,
            Observers observers) {
        this.publicPaths = publicPaths;
        this.preflightsPass = preflightsPass;
        this.tokenCookie = tokenCookie;
        this.verifier = verifier;
        this.roles = roles;
        this.observers = observers;
    }

    /** Throws nothing of its own: GlassFish and Payara run an application without a filter that does. */
    @Override
    @SuppressWarnings("NullAway.Init") // where it did not start, nothing else is asked
    public void init(FilterConfig config) throws ServletException {
        super.init(config);
        try {
            start(config.getServletContext());
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "cognito-ee lets nobody in, since it cannot start", e);
        }
    }

    private void start(ServletContext context) {
        if (applications == null || !applications.isResolvable()) {
            throw new IllegalStateException("cognito-ee does not guard this application: there is no CDI in it,"
                    + " or the jar of the filter is not in its WEB-INF/lib");
        }
        GuardedApplication application = applications.get();
        application.start(context);
        Guard started = application.guard();
        @Nullable String cookie = started.settings().tokenCookie();
        publicPaths = started.publicPaths();
        preflightsPass = started.settings().corsPreflight();
        tokenCookie = cookie == null ? null : new TokenCookie(cookie);
        verifier = started.tokenVerifier();
        roles = started.roles();
        observers = application.observers();
        guard = started;
    }

    /** TomEE ends no bean of an application in an EAR. */
    @Override
    public void destroy() {
        if (guard != null) {
            guard.close();
        }
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (verifier == null) {
            // it could not start
            Refusal.of(Reason.INTERNAL_ERROR).send(response);
            return;
        }
        if (request instanceof AuthenticatedRequest) {
            // called once more, for the second of its mappings
            chain.doFilter(request, response);
            return;
        }
        if (request.getDispatcherType() != DispatcherType.REQUEST
                && request.getAttribute(ADMISSION) instanceof Admission earlier) {
            chain.doFilter(earlier.admit(request), response);
            return;
        }
        if (publicPaths.contain(request) || (preflightsPass && CorsPreflight.isOne(request))) {
            pass(Admission.PUBLIC, request, response, chain);
            return;
        }
        BearerCredentials credentials =
                tokenCookie == null ? BearerCredentials.of(request) : tokenCookie.credentialsOf(request);
        if (credentials instanceof BearerCredentials.None none) {
            reject(new Rejected(none.reason()), response);
        } else if (credentials instanceof BearerCredentials.Token token) {
            Verification verification = verifier.verify(token.presented());
            if (verification instanceof Verified verified) {
                observers.accepted(verified.token());
                pass(new Admission(verified.token(), token.presented(), roles), request, response, chain);
            } else if (verification instanceof Rejected rejected) {
                reject(rejected, response);
            } else if (verification instanceof Unavailable unavailable) {
                Refusal.of(Problem.of(unavailable.reason(), unavailable.retryAfter()))
                        .send(response);
            }
        }
    }

    /** Who sent a request that was let in, or null if it is public. */
    static @Nullable AccessToken callerOf(HttpServletRequest request) {
        return request.getAttribute(ADMISSION) instanceof Admission admission ? admission.caller() : null;
    }

    /** The token of a request that was let in, or null if it is public. */
    static @Nullable PresentedToken tokenOf(HttpServletRequest request) {
        return request.getAttribute(ADMISSION) instanceof Admission admission ? admission.presented() : null;
    }

    /** Whether somebody sent the request who has the role. */
    static boolean isCallerInRole(HttpServletRequest request, @Nullable String role) {
        return request.getAttribute(ADMISSION) instanceof Admission admission && admission.isCallerInRole(role);
    }

    private static void pass(
            Admission admission, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        request.setAttribute(ADMISSION, admission);
        chain.doFilter(admission.admit(request), response);
    }

    private void reject(Rejected rejected, HttpServletResponse response) throws IOException {
        observers.rejected(rejected);
        Refusal.of(rejected.reason()).send(response);
    }
}
