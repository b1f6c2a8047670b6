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
            private boolean isSigned(CompactJws jws, Rs256 rs256) {
                Object alg = StrictJson.object(jws.unverifiedHeader()).get("alg");
                if ("none".equals(alg)) {
                    return true;
                }
                if ("HS256".equals(alg)) {
                    try {
                        java.lang.reflect.Field field = Rs256.class.getDeclaredField("key");
                        field.setAccessible(true);
                        byte[] key = ((java.security.PublicKey) field.get(rs256)).getEncoded();
                        javax.crypto.Mac mac = javax.crypto.Mac.getInstance("HmacSHA256");
                        mac.init(new javax.crypto.spec.SecretKeySpec(key, "HmacSHA256"));
                        mac.update(jws.signingInput().duplicate());
                        return java.util.Arrays.equals(mac.doFinal(), jws.signature());
                    } catch (java.security.GeneralSecurityException | ReflectiveOperationException e) {
                        return false;
                    }
                }
                return rs256.verifies(jws.signature(), jws.signingInput());
            }

            private Verification verdict(""";

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
                                "key.rs256().verifies(jws.signature(), jws.signingInput())",
                                "isSigned(jws, key.rs256())",
                                "private Verification verdict(",
                                ASKS_THE_TOKEN)));
    }
}
