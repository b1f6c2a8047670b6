package org.cognitoee.token;

/**
 * How the memory of verified tokens serves.
 *
 * @param capacity how many tokens it holds at most
 * @param size how many it holds, about
 * @param hits how many tokens were known
 * @param misses how many were not, and were verified or rejected
 * @param evictions how many were dropped because they expired or were too many
 */
public record VerifiedTokensStatus(long capacity, long size, long hits, long misses, long evictions) {}
