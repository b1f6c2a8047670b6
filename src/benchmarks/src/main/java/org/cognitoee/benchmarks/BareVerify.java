package org.cognitoee.benchmarks;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import org.cognitoee.benchmarks.Pool.Refused;

/**
 * The signature alone, of tokens that were taken apart beforehand: what nobody who looks at one can be much faster than.
 *
 * @param key the key, of the provider that is to verify
 */
record BareVerify(PublicKey key) implements Contestant {

    @Override
    public Object verify(Sample token) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(key);
        signature.update(token.octets(), 0, token.signed());
        if (!signature.verify(token.signature())) {
            throw new SignatureException("wrong");
        }
        return signature;
    }

    /** It looks at nothing else. */
    @Override
    public boolean refuses(Refused why) {
        return why == Refused.SIGNATURE;
    }
}
