/**
 * What can go wrong with a request, and how it is said on the wire.
 *
 * <p>{@link org.cognitoee.problem.Reason} names every way to fail, {@link org.cognitoee.problem.Problem} is its answer
 * (<a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>), {@link org.cognitoee.problem.Challenge} its
 * {@code WWW-Authenticate} (<a href="https://www.rfc-editor.org/rfc/rfc6750#section-3">RFC 6750 §3</a>). All text is
 * fixed: nothing that came in goes out. Calls nothing of ours, and no Servlet or JAX-RS type.
 */
@NullMarked
package org.cognitoee.problem;

import org.jspecify.annotations.NullMarked;
