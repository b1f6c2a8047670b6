package org.cognitoee.servertests.attack;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signatures of the data: how one is made, and what is then done to it, joined by {@code |}.
 *
 * <p>Made by {@code RS256 K1} (an algorithm and the name of a key), {@code HS256 der:K1} (a form of a key, or {@code
 * text:…}, as the secret), {@code none}, {@code octets …} in the data's notation, {@code kept} (that of the untouched
 * token) or {@code modulus K1}. Then {@code flip 0}, {@code drop 4}, {@code append 00}, {@code prepend 00}, {@code plus
 * K1} (the modulus of that key).
 */
final class Signer {

    private final AttackedPool pool;
    private final Notation notation;

    Signer(AttackedPool pool, Notation notation) {
        this.pool = pool;
        this.notation = notation;
    }

    /**
     * @param recipe how
     * @param signingInput what it is to cover
     * @param untouched what the signature of {@code kept} covers
     */
    byte[] sign(String recipe, byte[] signingInput, byte[] untouched) {
        String[] steps = recipe.split(" \\| ", -1);
        try {
            byte[] signature = steps[0].equals("kept") ? made("RS256 K1", untouched) : made(steps[0], signingInput);
            for (String step : Arrays.asList(steps).subList(1, steps.length)) {
                signature = changed(signature, step);
            }
            return signature;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no signature by " + recipe, e);
        }
    }

    private byte[] made(String step, byte[] signingInput) throws GeneralSecurityException {
        String how = step.split(" ", 2)[0];
        String key = step.substring(Math.min(step.length(), how.length() + 1));
        return switch (how) {
            case "none" -> new byte[0];
            case "octets" -> notation.octets(key);
            case "modulus" -> unsigned(modulus(key), 256);
            case "HS256", "HS384", "HS512" -> hmac(how.replace("HS", "HmacSHA"), secret(key), signingInput);
            default -> signature(how, privateKey(how, key), signingInput);
        };
    }

    private byte[] changed(byte[] signature, String step) {
        String[] words = step.split(" ", 2);
        return switch (words[0]) {
            case "flip" -> {
                int at = Integer.parseInt(words[1]);
                signature[at < 0 ? signature.length + at : at] ^= 1;
                yield signature;
            }
            case "drop" -> Arrays.copyOf(signature, signature.length - Integer.parseInt(words[1]));
            case "append" -> joined(signature, HexFormat.of().parseHex(words[1]));
            case "prepend" -> joined(HexFormat.of().parseHex(words[1]), signature);
            case "plus" -> new BigInteger(1, signature).add(modulus(words[1])).toByteArray();
            default -> throw new IllegalArgumentException("nothing is done to a signature by " + step);
        };
    }

    private static byte[] signature(String algorithm, PrivateKey key, byte[] signingInput)
            throws GeneralSecurityException {
        Signature signature = Signature.getInstance(jca(algorithm));
        if (algorithm.startsWith("PS")) {
            String bits = algorithm.substring(2);
            String hash = "SHA-" + bits;
            signature.setParameter(
                    new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), Integer.parseInt(bits) / 8, 1));
        }
        signature.initSign(key);
        signature.update(
                algorithm.equals("RSwithoutDigestInfo")
                        ? MessageDigest.getInstance("SHA-256").digest(signingInput)
                        : signingInput);
        return signature.sign();
    }

    private static String jca(String algorithm) {
        return switch (algorithm) {
            case "RS1" -> "SHA1withRSA";
            case "RSMD5" -> "MD5withRSA";
            case "RSwithoutDigestInfo" -> "NONEwithRSA";
            case "EdDSA" -> "Ed25519";
            default ->
                switch (algorithm.substring(0, 2)) {
                    case "RS" -> "SHA" + algorithm.substring(2) + "withRSA";
                    case "PS" -> "RSASSA-PSS";
                    case "ES" -> "SHA" + algorithm.substring(2) + "withECDSAinP1363Format";
                    default -> throw new IllegalArgumentException("no algorithm " + algorithm);
                };
        };
    }

    /** Of the pool or of the attacker; a key of another type is made on the spot, for nobody can know it. */
    private PrivateKey privateKey(String algorithm, String name) throws GeneralSecurityException {
        PrivateKey key = pool.key(name).pair().getPrivate();
        return switch (algorithm) {
            case "EdDSA" ->
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate();
            case "ES384" ->
                NamedKey.generate("EC", new java.security.spec.ECGenParameterSpec("secp384r1"))
                        .getPrivate();
            case "ES512" ->
                NamedKey.generate("EC", new java.security.spec.ECGenParameterSpec("secp521r1"))
                        .getPrivate();
            default -> key;
        };
    }

    private static byte[] hmac(String algorithm, byte[] secret, byte[] signingInput) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(algorithm);
        // HMAC pads its key with zeros, so that an empty one, which Java refuses, is the same as one zero
        mac.init(new SecretKeySpec(secret.length == 0 ? new byte[1] : secret, algorithm));
        return mac.doFinal(signingInput);
    }

    private byte[] secret(String form) {
        String[] words = form.split(":", 2);
        if (words[0].equals("text")) {
            return notation.octets(words[1]);
        }
        NamedKey key = pool.key(words[1]);
        byte[] der = key.pair().getPublic().getEncoded();
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        String pem = "-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----";
        return switch (words[0]) {
            case "der" -> der;
            case "pem" -> (pem + "\n").getBytes(StandardCharsets.US_ASCII);
            case "pem-without-newline" -> pem.getBytes(StandardCharsets.US_ASCII);
            case "base64" -> Base64.getEncoder().encode(der);
            case "jwk" -> key.jwk().toString().getBytes(StandardCharsets.UTF_8);
            case "modulus" -> unsigned(modulus(words[1]), 256);
            case "n" -> key.jwk().getString("n").getBytes(StandardCharsets.US_ASCII);
            case "kid" -> key.kid().getBytes(StandardCharsets.US_ASCII);
            default -> throw new IllegalArgumentException("no form of a key: " + form);
        };
    }

    private BigInteger modulus(String name) {
        return ((RSAPublicKey) pool.key(name).pair().getPublic()).getModulus();
    }

    private static byte[] unsigned(BigInteger value, int length) {
        byte[] octets = value.toByteArray();
        return Arrays.copyOfRange(octets, octets.length - length, octets.length);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
