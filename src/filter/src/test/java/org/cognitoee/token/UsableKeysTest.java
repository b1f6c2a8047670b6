package org.cognitoee.token;

import static org.cognitoee.token.SigningKey.ONE;
import static org.cognitoee.token.SigningKey.TWO;
import static org.cognitoee.token.SigningKey.WEAK;
import static org.cognitoee.token.SigningKey.jwks;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsableKeysTest {

    private static final BigInteger F4 = BigInteger.valueOf(65537);
    private static final BigInteger N = TWO.publicKey().getModulus();
    private static final String EC = "{\"kty\":\"EC\",\"use\":\"sig\",\"kid\":\"ec\",\"crv\":\"P-256\","
            + "\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\","
            + "\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\"}";

    @Test
    void keysAsAPoolPublishesThem_areUsable() throws JoseException {
        assertEquals(
                Map.of(ONE.kid(), ONE.publicKey(), TWO.kid(), TWO.publicKey()),
                UsableKeys.of(jwks(ONE.jwk(), TWO.jwk())));
    }

    static Stream<Arguments> usable() {
        return Stream.of(
                row("alg and use absent", key("\"kid\":\"x\"", F4)),
                row("key_ops with verify", key("\"kid\":\"x\",\"key_ops\":[\"verify\",\"sign\"]", F4)),
                row("members that nobody knows", key("\"kid\":\"x\",\"zzz\":{\"a\":[1]},\"x5t\":\"AAAA\"", F4)),
                row("a greater exponent", key("\"kid\":\"x\"", BigInteger.valueOf(65539))),
                row(
                        "the greatest exponent",
                        key("\"kid\":\"x\"", BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("usable")
    void keyForRs256Signatures_isUsable(String title, String jwk) throws JoseException {
        assertEquals(Set.of(ONE.kid(), "x"), UsableKeys.of(jwks(ONE.jwk(), jwk)).keySet());
    }

    static Stream<Arguments> unusable() {
        return Stream.of(
                row("EC", EC),
                row(
                        "OKP",
                        "{\"kty\":\"OKP\",\"kid\":\"x\",\"crv\":\"Ed25519\","
                                + "\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}"),
                row("symmetric", "{\"kty\":\"oct\",\"kid\":\"x\",\"k\":\"AAAA\"}"),
                row("of a type that nobody knows", "{\"kty\":\"XYZ\",\"kid\":\"x\"}"),
                row("of no type", "{\"kid\":\"x\"}"),
                row("for encryption", key("\"kid\":\"x\",\"use\":\"enc\"", F4)),
                row("use in upper case", key("\"kid\":\"x\",\"use\":\"SIG\"", F4)),
                row("use a number", key("\"kid\":\"x\",\"use\":1", F4)),
                row("alg RS512", key("\"kid\":\"x\",\"alg\":\"RS512\"", F4)),
                row("alg PS256", key("\"kid\":\"x\",\"alg\":\"PS256\"", F4)),
                row("alg a list", key("\"kid\":\"x\",\"alg\":[\"RS256\"]", F4)),
                row("key_ops without verify", key("\"kid\":\"x\",\"key_ops\":[\"sign\"]", F4)),
                row("key_ops empty", key("\"kid\":\"x\",\"key_ops\":[]", F4)),
                row("key_ops a string", key("\"kid\":\"x\",\"key_ops\":\"verify\"", F4)),
                row("of 1024 bits", WEAK.jwk()),
                row("exponent 1", key("\"kid\":\"x\"", BigInteger.ONE)),
                row("exponent 3", key("\"kid\":\"x\"", BigInteger.valueOf(3))),
                row("exponent 65535", key("\"kid\":\"x\"", BigInteger.valueOf(65535))),
                row("exponent even", key("\"kid\":\"x\"", BigInteger.valueOf(65538))),
                row("exponent 0", key("\"kid\":\"x\"", BigInteger.ZERO)),
                row(
                        "exponent of 257 bits",
                        key("\"kid\":\"x\"", BigInteger.ONE.shiftLeft(256).setBit(0))),
                row("exponent as long as the modulus", key("\"kid\":\"x\"", N.subtract(BigInteger.TWO))),
                row(
                        "exponent longer than the modulus",
                        key("\"kid\":\"x\"", N.shiftLeft(8).setBit(0))),
                row("of 2047 bits", modulus(N.clearBit(2047).setBit(2046))),
                row(
                        "of 2047 bits and a zero octet",
                        modulus(N.clearBit(2047).setBit(2046)).replace("\"n\":\"", "\"n\":\"AAAA")),
                row("modulus even", modulus(N.clearBit(0))),
                row("modulus a power of two", modulus(BigInteger.ONE.shiftLeft(2047))),
                row("modulus zero", modulus(BigInteger.ZERO)),
                row("modulus one", modulus(BigInteger.ONE)),
                row("no key id", key("\"use\":\"sig\"", F4)),
                row("key id empty", key("\"kid\":\"\"", F4)),
                row("key id null", key("\"kid\":null", F4)),
                row("key id a number", key("\"kid\":1", F4)),
                row("key id with a space", key("\"kid\":\"a b\"", F4)),
                row("key id too long", key("\"kid\":\"" + "k".repeat(129) + '"', F4)),
                row("no modulus", "{\"kty\":\"RSA\",\"kid\":\"x\",\"e\":\"AQAB\"}"),
                row("modulus empty", "{\"kty\":\"RSA\",\"kid\":\"x\",\"e\":\"AQAB\",\"n\":\"\"}"),
                row(
                        "modulus of 32768 bits",
                        "{\"kty\":\"RSA\",\"kid\":\"x\",\"e\":\"AQAB\",\"n\":\"" + "z".repeat(5462) + "\"}"),
                row("null in place of a key", "null"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unusable")
    void keyThatIsNotForUs_isLeftOutAndDisturbsNoOther(String title, String jwk) throws JoseException {
        Set<String> both = UsableKeys.of(jwks(jwk, ONE.jwk())).keySet();
        assertEquals(Set.of(ONE.kid()), both);
        assertEquals(Set.of(), UsableKeys.of(jwks(jwk)).keySet());
    }

    static Stream<Arguments> ambiguous() {
        String other = TWO.jwk().replace(TWO.kid(), ONE.kid());
        return Stream.of(
                row("twice", jwks(ONE.jwk(), TWO.jwk(), other)),
                row("three times", jwks(ONE.jwk(), other, TWO.jwk(), ONE.jwk())),
                row("once of another type", jwks(ONE.jwk(), EC.replace("\"ec\"", '"' + ONE.kid() + '"'), TWO.jwk())),
                row("first of another type", jwks(EC.replace("\"ec\"", '"' + ONE.kid() + '"'), ONE.jwk(), TWO.jwk())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ambiguous")
    void keyIdOfSeveralKeys_isNobodys(String title, String jwks) throws JoseException {
        assertEquals(Set.of(TWO.kid()), UsableKeys.of(jwks).keySet());
    }

    @Test
    void severalKeysWithoutAKeyId_disturbNoOther() throws JoseException {
        String nameless = key("\"use\":\"sig\"", F4);
        assertEquals(
                Set.of(ONE.kid()),
                UsableKeys.of(jwks(nameless, nameless, ONE.jwk())).keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"keys\":[]}", "{\"keys\":[],\"x\":1}", "{\"keys\":[{}]}"})
    void setWithoutKeys_givesNone(String jwks) throws JoseException {
        assertEquals(Map.of(), UsableKeys.of(jwks));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "<html></html>",
                "null",
                "[]",
                "{}",
                "{\"keys\":null}",
                "{\"keys\":[}",
                "{\"keys\":[],\"keys\":[]}"
            })
    void documentThatIsNoKeySet_isRefused(String document) {
        assertThrows(JoseException.class, () -> UsableKeys.of(document));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"keys\":{}}", "{\"keys\":\"x\"}", "{\"keys\":1}", "{\"keys\":[1]}", "{\"keys\":[[]]}"})
    void keysOfAnotherType_areRefused(String document) {
        assertThrows(JoseException.class, () -> UsableKeys.of(document));
    }

    private static String key(String members, BigInteger exponent) {
        return TWO.jwk(members, exponent);
    }

    private static String modulus(BigInteger modulus) {
        return key("\"kid\":\"x\"", F4).replace(TWO.modulus(), SigningKey.base64url(modulus));
    }

    private static Arguments row(String title, String jwk) {
        return Arguments.of(title, jwk);
    }
}
