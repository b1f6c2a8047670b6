/** An application whose resources and beans say by annotations who may call them, and ask who does. */
package org.cognitoee.servertests.identity;
