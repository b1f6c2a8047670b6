package org.cognitoee.token;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures under one key, one after the other and at once: no earlier one has a part in a later one. */
@Timeout(30)
class Rs256Test {

    private static final String GOOD = TestToken.good().signed();

    /** More than one for each place. */
    private static final int THREADS = 32;

    private final Rs256 rs256 = new Rs256(SigningKey.ONE.publicKey(), null);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 257, 4096})
    void signatureOfAnotherLength_isWrongAndTheNextIsNotHarmed(int length) {
        assertTrue(verifies(GOOD, signature(GOOD)));
        assertFalse(verifies(GOOD, Arrays.copyOf(signature(GOOD), length)));
        assertTrue(verifies(GOOD, signature(GOOD)));
    }

    @Test
    void wrongSignature_isWrongAndTheNextIsNotHarmed() {
        String foreign = TestToken.good().signedBy(SigningKey.FOREIGN);
        for (int i = 0; i < 3; i++) {
            assertFalse(verifies(foreign, signature(foreign)));
            assertTrue(verifies(GOOD, signature(GOOD)));
            assertFalse(verifies('x' + GOOD, signature(GOOD)));
        }
    }

    /** If they shared a {@link java.security.Signature}, its octets would be those of several tokens. */
    @RepeatedTest(3)
    void signaturesOfManyThreads_areEachJudgedByTheirOwnOctets() throws Exception {
        List<String> tokens = IntStream.range(0, THREADS)
                .mapToObj(i -> TestToken.good()
                        .claim("jti", TestToken.quoted("t" + i))
                        .signedBy(i % 2 == 0 ? SigningKey.ONE : SigningKey.FOREIGN))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            CyclicBarrier together = new CyclicBarrier(THREADS);
            List<Future<Long>> judged = IntStream.range(0, THREADS)
                    .mapToObj(i -> threads.submit(() -> {
                        together.await();
                        return IntStream.range(0, 300)
                                .filter(unused -> verifies(tokens.get(i), signature(tokens.get(i))))
                                .count();
                    }))
                    .toList();
            for (int i = 0; i < THREADS; i++) {
                assertEquals(i % 2 == 0 ? 300 : 0, judged.get(i).get(), "of thread " + i);
            }
        } finally {
            threads.shutdownNow();
            assertTrue(threads.awaitTermination(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void signatureThatNobodyCanCheck_isNone() {
        Provider rsa = Security.getProvider("SunRsaSign");
        int position = List.of(Security.getProviders()).indexOf(rsa) + 1;
        Security.removeProvider(rsa.getName());
        try {
            assertFalse(verifies(GOOD, signature(GOOD)));
        } finally {
            Security.insertProviderAt(rsa, position);
        }
        assertTrue(verifies(GOOD, signature(GOOD)));
    }

    @Test
    void verifiersOfTheSameKey_areEqualWhoeverMadeIt() {
        assertEquals(rs256, new Rs256(SigningKey.ONE.publicKey(), "SunRsaSign"));
        assertEquals(rs256.hashCode(), new Rs256(SigningKey.ONE.publicKey(), "SunRsaSign").hashCode());
        assertNotEquals(rs256, new Rs256(SigningKey.TWO.publicKey(), null));
        assertFalse(rs256.equals(new Object()));
    }

    /** Whether the signature is that of the compact token's first two parts. */
    private boolean verifies(String compact, byte[] signature) {
        String signingInput = compact.substring(0, compact.lastIndexOf('.'));
        return rs256.verifies(signature, ByteBuffer.wrap(signingInput.getBytes(US_ASCII)));
    }

    private static byte[] signature(String compact) {
        return Base64.getUrlDecoder().decode(compact.substring(compact.lastIndexOf('.') + 1));
    }
}
