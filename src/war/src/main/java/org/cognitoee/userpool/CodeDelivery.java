package org.cognitoee.userpool;

/**
 * Where a confirmation code went.
 *
 * @param medium {@code EMAIL} or {@code SMS}
 * @param destination the address or number, masked by the user pool
 */
public record CodeDelivery(String medium, String destination) {}
