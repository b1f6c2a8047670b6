/** Tests of the WAR as it was built, from outside, on a real application server. They know its HTTP and nothing else of it. */
package org.cognitoee.servertests;
