/**
 * From a compact string to verified claims.
 *
 * <p>{@link org.cognitoee.token.TokenVerifier} turns a {@link org.cognitoee.token.PresentedToken} into a
 * {@link org.cognitoee.token.Verification}, with the keys that {@link org.cognitoee.token.JwksCache} holds. The home of
 * jose4j. Calls {@code problem}, and nothing else of ours.
 */
@NullMarked
package org.cognitoee.token;

import org.jspecify.annotations.NullMarked;
