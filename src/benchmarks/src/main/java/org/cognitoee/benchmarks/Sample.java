package org.cognitoee.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A token to be verified.
 *
 * @param octets the compact serialization, as it came over the wire
 * @param signed how many of them the signature covers
 * @param signature the signature, decoded: for the bare verification, which has nothing else to do
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Sample(byte[] octets, int signed, byte[] signature) {

    static Sample of(String compact) {
        int dot = compact.lastIndexOf('.');
        return new Sample(
                compact.getBytes(StandardCharsets.US_ASCII),
                dot,
                Base64.getUrlDecoder().decode(compact.substring(dot + 1)));
    }

    /** A new string with each call, as a server makes one of each request. */
    String compact() {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }
}
