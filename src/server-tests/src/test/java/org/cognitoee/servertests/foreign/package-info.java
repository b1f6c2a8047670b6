/** An application that somebody else has written, of which one class knows that there is a filter. */
package org.cognitoee.servertests.foreign;
