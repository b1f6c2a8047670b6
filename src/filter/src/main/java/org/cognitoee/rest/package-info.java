/**
 * {@code @RolesAllowed}, {@code @PermitAll}, {@code @DenyAll} and {@code @ScopesAllowed} on JAX-RS resources, the same on
 * every server.
 *
 * <p>{@link org.cognitoee.rest.AuthorizationFeature} is what JAX-RS finds, in applications that list their classes too.
 * The home of JAX-RS, and only loaded where there is one. Calls {@code token} and {@code problem}.
 */
@NullMarked
package org.cognitoee.rest;

import org.jspecify.annotations.NullMarked;
