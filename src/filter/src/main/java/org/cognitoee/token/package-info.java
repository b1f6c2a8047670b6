/**
 * From a compact string to verified claims, and what a method asks of them.
 *
 * <p>{@link org.cognitoee.token.TokenVerifier} turns a {@link org.cognitoee.token.PresentedToken} into a
 * {@link org.cognitoee.token.Verification}, with the keys that {@link org.cognitoee.token.JwksCache} holds;
 * {@link org.cognitoee.token.Requirement} reads the annotations of roles and scopes. The home of jose4j. Calls {@code problem}, and nothing else of ours.
 */
@NullMarked
package org.cognitoee.token;

import org.jspecify.annotations.NullMarked;
