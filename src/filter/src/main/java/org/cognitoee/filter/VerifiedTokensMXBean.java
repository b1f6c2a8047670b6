package org.cognitoee.filter;

/** The memory of verified tokens of one application, under {@code org.cognitoee:type=VerifiedTokens,application=…}. */
public interface VerifiedTokensMXBean {

    /** How many tokens it holds at most. */
    long getCapacity();

    /** How many it holds, about. */
    long getSize();

    /** How many tokens were known. */
    long getHits();

    /** How many were not, and were verified or rejected. */
    long getMisses();

    /** How many were dropped because they expired or were too many. */
    long getEvictions();
}
