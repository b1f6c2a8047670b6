/**
 * What an attacker would like to reach: the one jar that the attacks put into the WAR, so that whatever slips past the
 * filter runs, is counted and marks its answer. Each class only calls {@link org.cognitoee.servertests.probe.Calls}.
 */
package org.cognitoee.servertests.probe;
