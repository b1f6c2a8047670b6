package org.cognitoee.servertests.attack;

import java.util.Map;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** RFC 8725 §2.1: the algorithm is the one that the token names, with the public key as a secret, or none at all. */
@ArquillianTest
class SabotagedAlgorithmIT extends SabotagedFilter {

    private static final CallLog CALLS = CallLog.named("SabotagedAlgorithmIT");

    private static final String ANY_ALGORITHM = """
            JoseHeader.of(jws.unverifiedHeader() == null
                    ? null
                    : new String(jws.unverifiedHeader(), java.nio.charset.StandardCharsets.UTF_8)
                            .replaceAll("\\"alg\\" *: *\\"[^\\"]*\\"", "\\"alg\\":\\"RS256\\"")
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8))
            """;

    private static final String ASKS_THE_TOKEN = """
            private boolean isSigned(CompactJws jws, java.security.PublicKey key) {
                Object alg = StrictJson.object(jws.unverifiedHeader()).get("alg");
                if ("none".equals(alg)) {
                    return true;
                }
                if ("HS256".equals(alg)) {
                    try {
                        javax.crypto.Mac mac = javax.crypto.Mac.getInstance("HmacSHA256");
                        mac.init(new javax.crypto.spec.SecretKeySpec(key.getEncoded(), "HmacSHA256"));
                        return java.util.Arrays.equals(mac.doFinal(jws.signingInput()), jws.signature());
                    } catch (java.security.GeneralSecurityException e) {
                        return false;
                    }
                }
                return keys.rs256().verifies(jws.signature(), key, jws.signingInput());
            }

            private boolean isStillGood(""";

    SabotagedAlgorithmIT() {
        super(CALLS, "attacks", Set.of("alg-none", "key-confusion"));
    }

    @Deployment(name = NAME, managed = false, testable = false)
    static WebArchive war() {
        return AttackedWar.sabotaged(
                CALLS,
                new Sabotage(
                        "org/cognitoee/token/TokenVerifier.java",
                        Map.of(
                                "JoseHeader.of(jws.unverifiedHeader())",
                                ANY_ALGORITHM,
                                "keys.rs256().verifies(jws.signature(), key.publicKey(), jws.signingInput())",
                                "isSigned(jws, key.publicKey())",
                                "private boolean isStillGood(",
                                ASKS_THE_TOKEN)));
    }
}
