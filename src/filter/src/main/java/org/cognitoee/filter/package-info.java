/**
 * The servlet side of the wall: {@link org.cognitoee.filter.AccessTokenFilter} lets a request through if it is public or
 * brings a good access token, and answers it otherwise. The home of the Servlet API and of CDI, where the caller can be had
 * and where beans ask for his roles and scopes. Calls {@code token}, {@code settings} and {@code problem}.
 */
@NullMarked
package org.cognitoee.filter;

import org.jspecify.annotations.NullMarked;
