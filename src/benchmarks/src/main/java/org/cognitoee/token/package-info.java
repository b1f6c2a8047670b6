/** The parts of a first sight: in the verifier's package, since they are known only there. */
@NullMarked
package org.cognitoee.token;

import org.jspecify.annotations.NullMarked;
