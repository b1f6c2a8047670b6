/**
 * The account of a user over HTTP: JAX-RS resources below {@code /auth} and their JSON. Knows no AWS type. Calls
 * {@code userpool}, {@code token} and {@code problem}.
 */
@NullMarked
package org.cognitoee.account;

import org.jspecify.annotations.NullMarked;
