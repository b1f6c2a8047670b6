package org.cognitoee.token;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cognitoee.problem.Reason;
import org.cognitoee.token.Verification.Rejected;
import org.cognitoee.token.Verification.Unavailable;
import org.cognitoee.token.Verification.Verified;

/** All checks that the application has, asked one after the other until one refuses. */
final class AccessTokenChecks {

    /** For the caller of a check that failed: it may do again when what it depends on is back. */
    static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private static final Logger LOG = System.getLogger(AccessTokenChecks.class.getName());

    private final AccessTokenCheck[] checks;

    /** The failures that the log has: as many as there are classes, however many requests. */
    private final Set<String> logged = ConcurrentHashMap.newKeySet();

    AccessTokenChecks(List<AccessTokenCheck> checks) {
        this.checks = checks.toArray(AccessTokenCheck[]::new);
    }

    /** What becomes of a token that has passed all other checks. */
    Verification verify(Verified verified) {
        for (AccessTokenCheck check : checks) {
            try {
                Optional<String> refusal = check.refusal(verified.token());
                if (refusal.isPresent()) {
                    return new Rejected(Reason.TOKEN_REFUSED, refusal.get());
                }
            } catch (RuntimeException e) {
                log(check, e);
                return new Unavailable(Reason.CHECK_UNAVAILABLE, RETRY_AFTER);
            }
        }
        return verified;
    }

    /** Nothing of the message, which may hold claims. */
    private void log(AccessTokenCheck check, RuntimeException e) {
        String failure = check.getClass().getName() + " failed: " + e.getClass().getName();
        if (logged.add(failure)) {
            LOG.log(Level.ERROR, "Cannot check an access token: {0}", failure);
        }
    }
}
