/**
 * The user pool, as the accounts need it: {@link org.cognitoee.userpool.UserPool}, and {@link
 * org.cognitoee.userpool.UserPoolCalls} on whose threads it is called. The one caller of the AWS SDK, whose
 * exceptions become a {@link org.cognitoee.problem.Reason} here. Calls {@code problem} and {@code settings}.
 */
@NullMarked
package org.cognitoee.userpool;

import org.jspecify.annotations.NullMarked;
