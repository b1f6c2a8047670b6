package org.cognitoee.token;

import org.cognitoee.token.Verification.Rejected;
import org.jspecify.annotations.Nullable;

/** The events of Java Flight Recorder; none where the application cannot see the module {@code jdk.jfr}. */
final class FlightRecorder {

    private static final boolean PRESENT = isPresent();

    private FlightRecorder() {}

    static @Nullable KeyFetchEvent fetchBegins(String issuer) {
        return PRESENT ? KeyFetchEvent.begin(issuer) : null;
    }

    static void fetchEnds(@Nullable KeyFetchEvent event, @Nullable KeyFetchFailure failure) {
        if (event != null) {
            event.end(failure);
        }
    }

    static void rejected(Rejected rejected) {
        if (PRESENT) {
            TokenRejectedEvent.commit(rejected);
        }
    }

    private static boolean isPresent() {
        try {
            Class<?> unused = Class.forName("jdk.jfr.Event", false, FlightRecorder.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
