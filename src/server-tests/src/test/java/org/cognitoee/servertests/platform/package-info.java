/** An application that does, on every server, what the filter and its applications rely on. */
package org.cognitoee.servertests.platform;
