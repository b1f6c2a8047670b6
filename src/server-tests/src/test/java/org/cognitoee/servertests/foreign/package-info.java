/** An application that somebody else has written, of which two classes know that there is a filter. */
package org.cognitoee.servertests.foreign;
