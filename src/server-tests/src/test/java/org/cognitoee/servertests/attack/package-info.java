/**
 * Attacks, as data, on the WAR that was built: {@code attacks/} among the resources says what is sent and what is expected,
 * and its README says how to read and write it. Nothing here knows the server under test but by its port.
 */
package org.cognitoee.servertests.attack;
