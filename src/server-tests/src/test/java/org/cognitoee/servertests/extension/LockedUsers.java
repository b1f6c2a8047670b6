package org.cognitoee.servertests.extension;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cognitoee.token.AccessToken;
import org.cognitoee.token.AccessTokenCheck;

/** An application's own check, of what may change at any time. */
@ApplicationScoped
public class LockedUsers implements AccessTokenCheck {

    private final Set<String> locked = ConcurrentHashMap.newKeySet();

    /** From the next request on. */
    public void lock(String username) {
        locked.add(username);
    }

    @Override
    public Optional<String> refusal(AccessToken token) {
        if ("unlucky".equals(token.username())) {
            throw new IllegalStateException("the database is away");
        }
        return locked.contains(String.valueOf(token.username())) ? Optional.of("locked") : Optional.empty();
    }
}
