/** x. */
@NullMarked
package org.cognitoee.problem;

import org.jspecify.annotations.NullMarked;
