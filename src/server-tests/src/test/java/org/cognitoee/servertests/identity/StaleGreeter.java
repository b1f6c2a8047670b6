package org.cognitoee.servertests.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.cognitoee.token.AccessToken;

/** Would greet everybody by the name of its first caller. */
@ApplicationScoped
public class StaleGreeter {

    @Inject
    private AccessToken caller;

    public String greeting() {
        return "hello " + caller.username();
    }
}
