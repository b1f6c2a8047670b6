/**
 * An Amazon Cognito user pool that runs inside a JVM: the wire protocol, the errors and the tokens of the real
 * service, for tests and for developing without AWS.
 *
 * <p>{@link org.cognitoee.testkit.LocalUserPool} is the way in. The package listens on the loopback address only, keeps
 * everything in memory, and needs nothing but the JDK and a JSON library. It is no place for real users.
 *
 * <p>A request takes this way: {@code HttpEndpoint} (HTTP) → {@code Operations} (which operation) → {@code
 * SignUpOperations}, {@code SignInOperations} or {@code SelfServiceOperations} (what Cognito does) → {@code AppClients},
 * {@code Accounts}, {@code ConfirmationCodes}, {@code SignIns} and {@code TokenIssuer} (what it knows). A refusal is a
 * {@code CognitoException} from wherever it arises back to {@code HttpEndpoint}.
 */
@NullMarked
package org.cognitoee.testkit;

import org.jspecify.annotations.NullMarked;
