package org.cognitoee.servertests.foreign;

import jakarta.enterprise.context.Dependent;
import java.util.Optional;
import org.cognitoee.token.AccessToken;
import org.cognitoee.token.AccessTokenCheck;

/** An application's own check that cannot be made, and with it the guard. */
@Dependent
public class BrokenCheck implements AccessTokenCheck {

    /** @throws IllegalStateException always */
    public BrokenCheck() {
        throw new IllegalStateException("no list of the locked users");
    }

    @Override
    public Optional<String> refusal(AccessToken token) {
        return Optional.empty();
    }
}
