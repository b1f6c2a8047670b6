package org.cognitoee.userpool;

import org.jspecify.annotations.Nullable;

/**
 * A user who has registered.
 *
 * @param userSub the user's id in the pool
 * @param confirmed whether the pool confirmed the user at once
 * @param codeDelivery where the confirmation code went, null where none was sent
 */
public record SignedUp(
        String userSub, boolean confirmed, @Nullable CodeDelivery codeDelivery) {}
