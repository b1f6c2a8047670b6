package org.cognitoee.servertests.attack;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A key of {@code attacks/keys.json}.
 *
 * @param name what the data calls it
 * @param isPublished whether it is in the pool's key set; otherwise it is the attacker's
 * @param pair the key
 * @param jwk the public half, as it is published
 */
record NamedKey(String name, boolean isPublished, KeyPair pair, JsonObject jwk) {

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    static List<NamedKey> all() {
        return Corpus.json("keys.json").getJsonArray("keys").getValuesAs(JsonObject.class).stream()
                .map(NamedKey::of)
                .toList();
    }

    String kid() {
        return jwk.getString("kid");
    }

    private static NamedKey of(JsonObject row) {
        String name = row.getString("name");
        KeyPair pair = row.containsKey("curve")
                ? generate("EC", new ECGenParameterSpec(row.getString("curve")))
                : generate(
                        "RSA",
                        new RSAKeyGenParameterSpec(
                                row.getInt("bits", 2048), BigInteger.valueOf(row.getInt("exponent", 65537))));
        JsonObjectBuilder jwk = Json.createObjectBuilder()
                // standard base64 with all that it has, as Cognito's own
                .add("kid", "canary+kid/" + name.replace('_', '/') + "=")
                .add("use", "sig");
        if (pair.getPublic() instanceof RSAPublicKey rsa) {
            jwk.add("alg", "RS256")
                    .add("kty", "RSA")
                    .add("n", unsigned(rsa.getModulus()))
                    .add("e", unsigned(rsa.getPublicExponent()));
        } else if (pair.getPublic() instanceof ECPublicKey ec) {
            jwk.add("alg", "ES256")
                    .add("kty", "EC")
                    .add("crv", "P-256")
                    .add("x", unsigned(ec.getW().getAffineX()))
                    .add("y", unsigned(ec.getW().getAffineY()));
        }
        if (row.containsKey("jwk")) {
            row.getJsonObject("jwk").forEach(jwk::add);
        }
        return new NamedKey(name, !row.getBoolean("attacker", false), pair, jwk.build());
    }

    static KeyPair generate(String algorithm, java.security.spec.AlgorithmParameterSpec parameters) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(parameters);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** RFC 7518 §2: big-endian, without the sign's leading zero. */
    private static String unsigned(BigInteger value) {
        byte[] octets = value.toByteArray();
        return BASE64URL.encodeToString(Arrays.copyOfRange(octets, octets[0] == 0 ? 1 : 0, octets.length));
    }
}
