package org.cognitoee.token;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The SHA-256 of a whole compact token: what a token is known by without being kept. */
record TokenDigest(long first, long second, long third, long fourth) {

    /** Cloned for each digest: that costs less than to look it up, and needs no thread-local. */
    private static final MessageDigest SHA_256 = sha256();

    /** @param start where the token begins in the octets; it ends with them */
    static TokenDigest of(byte[] octets, int start) {
        MessageDigest digest = fresh();
        digest.update(octets, start, octets.length - start);
        ByteBuffer words = ByteBuffer.wrap(digest.digest());
        return new TokenDigest(words.getLong(), words.getLong(), words.getLong(), words.getLong());
    }

    private static MessageDigest fresh() {
        try {
            return (MessageDigest) SHA_256.clone();
        } catch (CloneNotSupportedException e) {
            return sha256();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** As good as any of its bits, and cheaper than all of them. */
    @Override
    public int hashCode() {
        return (int) first;
    }
}
