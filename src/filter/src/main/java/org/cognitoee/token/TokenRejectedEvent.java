package org.cognitoee.token;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.cognitoee.problem.Reason;
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

    static void commit(Reason reason) {
        TokenRejectedEvent event = new TokenRejectedEvent();
        if (event.isEnabled()) {
            event.reason = reason.name();
            event.commit();
        }
    }
}
