/**
 * What guarding costs, beside what it costs elsewhere: each command runs its contestants in alternating rounds and prints
 * the medians. Nothing of it is delivered.
 */
@NullMarked
package org.cognitoee.benchmarks;

import org.jspecify.annotations.NullMarked;
