package org.cognitoee.filter;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;
import org.cognitoee.problem.Reason;
import org.cognitoee.token.AccessToken;
import org.cognitoee.token.KeyEvent;
import org.cognitoee.token.Verification.Rejected;

/** The application's observers of what happens at the wall. Where there is none, a request pays nothing for them. */
@Dependent
class Observers {

    private static final Logger LOG = System.getLogger(Observers.class.getName());

    private static final AccessToken NOBODY =
            new AccessToken("", null, "", Set.of(), Set.of(), "", "", Instant.EPOCH, Instant.EPOCH, null);

    private final Consumer<Object> events;
    private final boolean ofAcceptances;
    private final boolean ofRejections;

    @Inject
    Observers(Event<Object> events, BeanManager beanManager) {
        this(
                events::fire,
                isObserved(new TokenAccepted(NOBODY), beanManager),
                isObserved(new TokenRejected(Reason.TOKEN_MISSING, null), beanManager));
    }

    Observers(Consumer<Object> events, boolean ofAcceptances, boolean ofRejections) {
        this.events = events;
        this.ofAcceptances = ofAcceptances;
        this.ofRejections = ofRejections;
    }

    void accepted(AccessToken token) {
        if (ofAcceptances) {
            events.accept(new TokenAccepted(token));
        }
    }

    void rejected(Rejected rejected) {
        if (ofRejections) {
            events.accept(new TokenRejected(rejected.reason(), rejected.refusal()));
        }
    }

    /** What an observer throws is not the keys' concern. */
    void changed(KeyEvent event) {
        try {
            events.accept(event);
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "An observer of {0} failed: {1}",
                    event.getClass().getName(),
                    e.getClass().getName());
        }
    }

    private static boolean isObserved(Object event, BeanManager beanManager) {
        return !beanManager.resolveObserverMethods(event).isEmpty();
    }
}
