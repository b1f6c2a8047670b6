package org.cognitoee.token;

import java.security.PublicKey;

/**
 * A key that an issuer has published for its access tokens.
 *
 * @param issuer whose key it is
 * @param kid the id that tokens name it by
 * @param publicKey the key as its provider makes it
 */
record VerificationKey(String issuer, String kid, PublicKey publicKey) {}
