package org.cognitoee.servertests.extension;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.cognitoee.filter.TokenRejected;

/** What the application was told last of a token that was rejected. */
@ApplicationScoped
public class Rejections {

    @Inject
    private HttpServletRequest request;

    private volatile String last = "nothing";

    /** Called on the thread of the request. */
    public void rejected(@Observes TokenRejected event) {
        last = event.reason() + " " + event.refusal() + " " + request.getRequestURI();
    }

    /** The reason, the application's own, and where. */
    public String last() {
        return last;
    }
}
