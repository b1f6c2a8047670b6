/** What is deployed to be measured: one small resource, and the guards that are put in front of it. */
@NullMarked
package org.cognitoee.benchmarks.war;

import org.jspecify.annotations.NullMarked;
