package org.cognitoee.token;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.cognitoee.token.Verification.Rejected;
import org.jspecify.annotations.Nullable;

/** A token that was rejected, as Java Flight Recorder shows it: why, and nothing of what is in it. */
@Name("org.cognitoee.TokenRejected")
@Label("Token Rejected")
@Category("cognito-ee")
@Description("A token that was rejected")
@StackTrace(false)
final class TokenRejectedEvent extends Event {

    @Label("Reason")
    @Nullable String reason;

    @Label("Refusal")
    @Description("The reason that the application's own check gives")
    @Nullable String refusal;

    static void commit(Rejected rejected) {
        TokenRejectedEvent event = new TokenRejectedEvent();
        if (event.isEnabled()) {
            event.reason = rejected.reason().name();
            event.refusal = rejected.refusal();
            event.commit();
        }
    }
}
