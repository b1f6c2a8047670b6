package org.cognitoee.token;

/**
 * A key that an issuer has published for its access tokens.
 *
 * @param issuer whose key it is
 * @param kid the id that tokens name it by
 * @param rs256 verifies with it
 */
record VerificationKey(String issuer, String kid, Rs256 rs256) {}
