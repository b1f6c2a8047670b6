package org.cognitoee.testkit;

import java.time.Instant;
import java.util.UUID;

/**
 * One sign-in: what all its tokens share, across refreshes.
 *
 * @param username who signed in
 * @param clientId through which app client
 * @param originJti the claim {@code origin_jti}
 * @param eventId the claim {@code event_id}
 * @param authTime the claim {@code auth_time}
 */
record SignIn(String username, String clientId, String originJti, String eventId, Instant authTime) {

    static SignIn begin(String username, String clientId, Instant now) {
        return new SignIn(
                username,
                clientId,
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString(),
                now);
    }
}
