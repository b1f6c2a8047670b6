package org.cognitoee.servertests.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.cognitoee.filter.Caller;
import org.cognitoee.token.AccessToken;

/** One for all requests, which nevertheless knows each one's caller. */
@ApplicationScoped
public class Greeter {

    @Inject
    private Caller caller;

    /** Such as {@code hello ada, admin}. */
    public String greeting() {
        AccessToken token = caller.token();
        return "hello " + (token == null ? "nobody" : token.username()) + (caller.isInRole("admin") ? ", admin" : "");
    }
}
