/** An application that looks for what another one has left behind. */
package org.cognitoee.servertests.leftovers;
