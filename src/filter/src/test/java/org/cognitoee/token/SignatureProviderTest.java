package org.cognitoee.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyFactorySpi;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.cognitoee.problem.Reason;
import org.cognitoee.token.Verification.Rejected;
import org.cognitoee.token.Verification.Unavailable;
import org.cognitoee.token.Verification.Verified;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys and signatures by the JCA provider that the application names. */
@Timeout(30)
class SignatureProviderTest {

    private static final AtomicInteger KEYS = new AtomicInteger();
    private static final AtomicInteger SIGNATURES = new AtomicInteger();

    private final KeyServer server = new KeyServer();
    private final HandDrivenClock clock = new HandDrivenClock();
    private final HandDrivenScheduler scheduler = new HandDrivenScheduler();

    @AfterEach
    void close() {
        server.close();
        Security.removeProvider(Counting.NAME);
    }

    @Test
    void providerThatIsNamed_makesTheKeysAndChecksTheSignatures() {
        Security.addProvider(new Counting());
        KEYS.set(0);
        SIGNATURES.set(0);
        TokenVerifier verifier = verifier(Counting.NAME);
        assertInstanceOf(
                Verified.class,
                verifier.verify(new PresentedToken(TestToken.good().signed())));
        assertEquals(2, KEYS.get());
        assertEquals(1, SIGNATURES.get());
        assertEquals(
                new Rejected(Reason.TOKEN_SIGNATURE_INVALID),
                verifier.verify(new PresentedToken(TestToken.good().signedBy(SigningKey.FOREIGN))));
        assertEquals(2, SIGNATURES.get());
    }

    @Test
    void providerThatIsRegisteredAndNotNamed_isNotAsked() {
        Security.addProvider(new Counting());
        KEYS.set(0);
        SIGNATURES.set(0);
        assertInstanceOf(
                Verified.class,
                verifier(null).verify(new PresentedToken(TestToken.good().signed())));
        assertEquals(0, KEYS.get() + SIGNATURES.get());
    }

    @Test
    void providerOfTheJdk_verifiesToo() {
        TokenVerifier verifier = verifier("SunRsaSign");
        assertInstanceOf(
                Verified.class,
                verifier.verify(new PresentedToken(TestToken.good().signed())));
        assertEquals(
                new Rejected(Reason.TOKEN_SIGNATURE_INVALID),
                verifier.verify(new PresentedToken(TestToken.good().signedBy(SigningKey.FOREIGN))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"absent", "SUN"})
    void providerThatMakesNoKey_isAFaultOfOursAndNotTheTokens(String provider) {
        assertInstanceOf(
                Unavailable.class,
                verifier(provider).verify(new PresentedToken(TestToken.good().signed())));
    }

    private TokenVerifier verifier(@Nullable String provider) {
        Map<String, URI> uris = Map.of(TestToken.ISSUER, server.uri());
        return TestPool.verifier(TestPool.POLICY, new JwksCache(uris, provider, scheduler, clock, event -> {}), clock);
    }

    /** The JDK's own RSA, with everything counted. */
    private static final class Counting extends Provider {

        static final String NAME = "Counting";

        private static final long serialVersionUID = 1L;

        Counting() {
            super(NAME, "1", "counts");
            putService(service("KeyFactory", "RSA", CountedKeys.class));
            putService(service("Signature", "SHA256withRSA", CountedSignature.class));
        }

        private Service service(String type, String algorithm, Class<?> spi) {
            return new Service(this, type, algorithm, spi.getName(), List.of(), Map.of());
        }
    }

    public static final class CountedKeys extends KeyFactorySpi {

        @Override
        protected PublicKey engineGeneratePublic(KeySpec keySpec) throws InvalidKeySpecException {
            KEYS.incrementAndGet();
            try {
                return KeyFactory.getInstance("RSA", "SunRsaSign").generatePublic(keySpec);
            } catch (GeneralSecurityException e) {
                throw new InvalidKeySpecException(e);
            }
        }

        @Override
        protected PrivateKey engineGeneratePrivate(KeySpec keySpec) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected <T extends KeySpec> T engineGetKeySpec(Key key, Class<T> keySpec) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected Key engineTranslateKey(Key key) {
            throw new UnsupportedOperationException();
        }
    }

    public static final class CountedSignature extends SignatureSpi {

        private final Signature signature;

        public CountedSignature() throws GeneralSecurityException {
            signature = Signature.getInstance("SHA256withRSA", "SunRsaSign");
        }

        @Override
        protected void engineInitVerify(PublicKey publicKey) throws InvalidKeyException {
            signature.initVerify(publicKey);
        }

        @Override
        protected void engineInitSign(PrivateKey privateKey) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected void engineUpdate(byte octet) throws SignatureException {
            signature.update(octet);
        }

        @Override
        protected void engineUpdate(byte[] octets, int from, int length) throws SignatureException {
            signature.update(octets, from, length);
        }

        @Override
        protected byte[] engineSign() {
            throw new UnsupportedOperationException();
        }

        @Override
        protected boolean engineVerify(byte[] octets) throws SignatureException {
            SIGNATURES.incrementAndGet();
            return signature.verify(octets);
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String parameter, Object value) {
            throw new UnsupportedOperationException();
        }

        @Override
        @Deprecated
        protected Object engineGetParameter(String parameter) {
            throw new UnsupportedOperationException();
        }
    }
}
