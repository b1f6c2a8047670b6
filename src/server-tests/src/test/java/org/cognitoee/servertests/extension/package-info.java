/** An application that adds checks, public paths and observers of its own to its guard; it runs in the server. */
package org.cognitoee.servertests.extension;
