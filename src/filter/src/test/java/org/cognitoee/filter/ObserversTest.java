package org.cognitoee.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.lang.annotation.Annotation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cognitoee.problem.Reason;
import org.cognitoee.token.AccessToken;
import org.cognitoee.token.KeyEvent.RefreshFailed;
import org.cognitoee.token.KeyFetchFailure;
import org.cognitoee.token.Verification.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObserversTest {

    private static final AccessToken ALICE = new AccessToken(
            "alice", null, "client", Set.of(), Set.of(), "issuer", "kid", Instant.EPOCH, Instant.EPOCH, null);

    private final List<Object> fired = new ArrayList<>();

    @SuppressWarnings("unchecked") // an event of anything
    @ParameterizedTest
    @CsvSource({"false, false", "true, false", "false, true", "true, true"})
    void event_isFiredOnlyWhereSomebodyObservesIt(boolean acceptances, boolean rejections) {
        Observers observers = new Observers(
                Stub.of(Event.class, new Events(fired)),
                Stub.of(BeanManager.class, new Beans(acceptances, rejections)));
        observers.accepted(ALICE);
        observers.rejected(new Rejected(Reason.TOKEN_REFUSED, "locked"));
        List<Object> expected = new ArrayList<>();
        if (acceptances) {
            expected.add(new TokenAccepted(ALICE));
        }
        if (rejections) {
            expected.add(new TokenRejected(Reason.TOKEN_REFUSED, "locked"));
        }
        assertEquals(expected, fired);
    }

    @Test
    void eventOfTheKeys_isFiredWhoeverObservesIt() {
        RefreshFailed failed = new RefreshFailed("issuer", KeyFetchFailure.TIMEOUT);
        new Observers(fired::add, false, false).changed(failed);
        assertEquals(List.of(failed), fired);
    }

    @Test
    void exceptionOfAnObserver_isKeptFromTheKeys() {
        Observers observers = new Observers(
                event -> {
                    fired.add(event);
                    throw new IllegalStateException("the observer's");
                },
                true,
                true);
        RefreshFailed failed = new RefreshFailed("issuer", KeyFetchFailure.TIMEOUT);
        observers.changed(failed);
        assertEquals(List.of(failed), fired);
    }

    /** CDI's events, remembered. */
    public record Events(List<Object> fired) {

        public void fire(Object event) {
            fired.add(event);
        }
    }

    /** An application that observes some of them. */
    public record Beans(boolean acceptances, boolean rejections) {

        @SuppressWarnings("unchecked") // an observer of whatever it is
        public <T> Set<ObserverMethod<? super T>> resolveObserverMethods(T event, Annotation... qualifiers) {
            boolean observed = event instanceof TokenAccepted ? acceptances : rejections;
            return observed ? Set.of(Stub.of(ObserverMethod.class, "an observer")) : Set.of();
        }
    }
}
