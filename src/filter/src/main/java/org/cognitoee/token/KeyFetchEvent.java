package org.cognitoee.token;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** One attempt to fetch the key set of an issuer, as Java Flight Recorder shows it. */
@Name("org.cognitoee.KeyFetch")
@Label("Key Fetch")
@Category("cognito-ee")
@Description("An attempt to fetch the signing keys of an issuer")
@StackTrace(false)
final class KeyFetchEvent extends Event {

    @Label("Issuer")
    @Nullable String issuer;

    @Label("Failure")
    @Description("Why there are no new keys; absent where there are")
    @Nullable String failure;

    static KeyFetchEvent begin(String issuer) {
        KeyFetchEvent event = new KeyFetchEvent();
        event.issuer = issuer;
        event.begin();
        return event;
    }

    void end(@Nullable KeyFetchFailure reason) {
        failure = reason == null ? null : reason.name();
        commit();
    }
}
