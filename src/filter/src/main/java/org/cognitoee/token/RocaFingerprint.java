package org.cognitoee.token;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Tells the RSA keys of the library that CVE-2017-15361 is about, whose private halves can be computed. Their primes are
 * {@code k·M + (65537^a mod M)}, where {@code M} is the product of the first primes; so their modulus is a power of 65537
 * modulo each of these primes. A modulus that comes of honest randomness is so with a probability of less than
 * 2<sup>-27</sup>.
 *
 * @see <a href="https://crocs.fi.muni.cz/public/papers/rsa_ccs17">The Return of Coppersmith's Attack: Practical
 *     Factorization of Widely Used RSA Moduli, §2.1</a>
 */
final class RocaFingerprint {

    private static final int GENERATOR = 65537;

    /** The greatest prime that the published detector looks at. */
    private static final int GREATEST_PRIME = 167;

    private static final List<Subgroup> SUBGROUPS = subgroups();

    private RocaFingerprint() {}

    /**
     * What 65537 generates modulo a prime.
     *
     * @param prime the modulus
     * @param powers the residues that are powers of 65537
     */
    private record Subgroup(BigInteger prime, BitSet powers) {

        boolean contains(BigInteger number) {
            return powers.get(number.mod(prime).intValue());
        }
    }

    /** Whether a modulus has the fingerprint. */
    static boolean isOn(BigInteger modulus) {
        return SUBGROUPS.stream().allMatch(subgroup -> subgroup.contains(modulus));
    }

    private static List<Subgroup> subgroups() {
        List<Subgroup> subgroups = new ArrayList<>();
        for (int prime = 3; prime <= GREATEST_PRIME; prime += 2) {
            if (BigInteger.valueOf(prime).isProbablePrime(32)) {
                BitSet powers = new BitSet(prime);
                for (int power = 1; !powers.get(power); power = power * (GENERATOR % prime) % prime) {
                    powers.set(power);
                }
                subgroups.add(new Subgroup(BigInteger.valueOf(prime), powers));
            }
        }
        return List.copyOf(subgroups);
    }
}
