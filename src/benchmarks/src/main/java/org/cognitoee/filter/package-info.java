/** The filter on its own, without a server: in the filter's package, since its parts are known only there. */
@NullMarked
package org.cognitoee.filter;

import org.jspecify.annotations.NullMarked;
