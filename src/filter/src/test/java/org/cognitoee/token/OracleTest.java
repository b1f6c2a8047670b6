package org.cognitoee.token;

import static org.cognitoee.token.TestToken.good;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cognitoee.problem.Reason;
import org.cognitoee.token.Verification.Rejected;
import org.cognitoee.token.Verification.Verified;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.Arguments;

/** Every token of the other tests before both judges: where they differ, it is the verifier that refuses more. */
@Timeout(120)
class OracleTest {

    /** All that the other library lets through and the verifier does not, by what is amiss. */
    private static final String LET_THROUGH = """
            an audience that is null
            TOKEN_AUDIENCE_REFUSED claim: aud null

            claims that nobody but us reads, of another type than Cognito's
            TOKEN_CLAIMS_INVALID claim: A156 groups a string
            TOKEN_CLAIMS_INVALID claim: A158 scope a number
            TOKEN_CLAIMS_INVALID claim: groups an object
            TOKEN_CLAIMS_INVALID claim: groups null
            TOKEN_CLAIMS_INVALID claim: groups with a null
            TOKEN_CLAIMS_INVALID claim: groups with a number
            TOKEN_CLAIMS_INVALID claim: origin_jti a number
            TOKEN_CLAIMS_INVALID claim: scope a list
            TOKEN_CLAIMS_INVALID claim: username a number

            a subject that is empty, or would be two lines in a log
            TOKEN_CLAIMS_INVALID claim: sub empty
            TOKEN_CLAIMS_INVALID claim: sub with a C1 control character
            TOKEN_CLAIMS_INVALID claim: sub with a delete character
            TOKEN_CLAIMS_INVALID claim: sub with a line feed
            TOKEN_CLAIMS_INVALID claim: sub with a zero character

            times that are not whole seconds, or beyond all reason
            TOKEN_CLAIMS_INVALID time: A140 exp 1e99
            TOKEN_CLAIMS_INVALID time: exp 10^11
            TOKEN_CLAIMS_INVALID time: exp in milliseconds
            TOKEN_CLAIMS_INVALID time: exp with a fraction
            TOKEN_CLAIMS_INVALID time: exp with a fraction of zero
            TOKEN_CLAIMS_INVALID time: exp with an exponent
            TOKEN_CLAIMS_INVALID time: iat negative
            TOKEN_CLAIMS_INVALID time: iat with a fraction
            TOKEN_CLAIMS_INVALID time: nbf null

            JSON that is none, or nested deeply
            TOKEN_MALFORMED header: a broken code point
            TOKEN_MALFORMED header: a broken escape
            TOKEN_MALFORMED header: a comma behind the last member
            TOKEN_MALFORMED header: a control character in a string
            TOKEN_MALFORMED header: a number with a leading zero
            TOKEN_MALFORMED header: lists 17 deep
            TOKEN_MALFORMED payload: a broken code point
            TOKEN_MALFORMED payload: a broken escape
            TOKEN_MALFORMED payload: a comma behind the last member
            TOKEN_MALFORMED payload: a control character in a string
            TOKEN_MALFORMED payload: a number with a leading zero
            TOKEN_MALFORMED payload: lists 17 deep

            octets that are no UTF-8
            TOKEN_MALFORMED octets: payload in Latin 1

            header parameters that change what a token means, without effect there
            TOKEN_MALFORMED parameter: b64
            TOKEN_MALFORMED parameter: crit, empty
            TOKEN_MALFORMED parameter: crit, null
            TOKEN_MALFORMED parameter: zip

            characters that are not base64url, which it skips, and a second spelling of the same octets
            TOKEN_MALFORMED shape: line feed behind
            TOKEN_MALFORMED shape: line feed inside
            TOKEN_MALFORMED shape: padding behind
            TOKEN_MALFORMED shape: space behind
            TOKEN_MALFORMED shape: space inside
            TOKEN_MALFORMED shape: spare bits of the signature set
            TOKEN_MALFORMED shape: stray character inside
            TOKEN_MALFORMED shape: zero character behind
            """;

    private final TestPool pool = new TestPool();
    private final Map<String, String> tokens = new LinkedHashMap<>();

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void verifierAndOracle_differOnlyWhereTheVerifierRefusesMoreAndIsKnownTo() throws Exception {
        collect();
        Set<String> letThrough = new TreeSet<>();
        Set<String> acceptedHereAlone = new TreeSet<>();
        Set<String> acceptedByBoth = new TreeSet<>();
        tokens.forEach((title, compact) -> {
            Verification verification = pool.verify(compact);
            boolean accepted = Oracle.accepts(compact);
            if (verification instanceof Rejected rejected && accepted) {
                letThrough.add(rejected.reason() + " " + title);
            } else if (verification instanceof Verified) {
                (accepted ? acceptedByBoth : acceptedHereAlone).add(title);
            }
        });
        assertEquals(Set.of(), acceptedHereAlone);
        assertEquals(lines(LET_THROUGH), String.join("\n", letThrough));
        assertEquals(
                VerifiedTokensTest.goodTokens().count() + 1,
                acceptedByBoth.size(),
                () -> "accepted by both: " + acceptedByBoth);
        assertEquals(
                Oracle.MORE_REFUSED,
                letThrough.stream()
                        .map(line -> Reason.valueOf(line.split(" ", 2)[0]))
                        .collect(Collectors.toSet()));
    }

    private static String lines(String table) {
        return table.lines().filter(line -> line.startsWith("TOKEN_")).sorted().collect(Collectors.joining("\n"));
    }

    private void collect() throws Exception {
        add("shape", MalformedTokensTest.shapes(), OracleTest::compact);
        add("header", MalformedTokensTest.documents(), row -> good().rewriteHeader(rewrite(row))
                .signed());
        add("payload", MalformedTokensTest.documents(), row -> good().rewritePayload(rewrite(row))
                .signed());
        add("octets", MalformedTokensTest.octets(), OracleTest::compact);
        add("alg", RefusedHeadersTest.algorithms(), OracleTest::compact);
        add("parameter", RefusedHeadersTest.parameters(), OracleTest::compact);
        add("kid", RefusedHeadersTest.keyIds(), OracleTest::compact);
        add("iss", RefusedHeadersTest.issuers(), OracleTest::compact);
        add("time", RefusedClaimsTest.times(), row -> ((TestToken) row[2]).signed());
        add("claim", RefusedClaimsTest.claims(), row -> ((TestToken) row[2]).signed());
        add("absent", RefusedClaimsTest.absent(), row -> ((TestToken) row[2]).signed());
        add("good", VerifiedTokensTest.goodTokens(), row -> ((TestToken) row[1]).signedBy((SigningKey) row[2]));
        add("padding", SignatureVectorsTest.paddings(), OracleTest::signature);
        add("digest", SignatureVectorsTest.digests(), OracleTest::signature);
        add("DigestInfo", SignatureVectorsTest.damagedDigestInfos(), OracleTest::signature);
        tokens.put("digest: without NULL", EncodedMessage.token(EncodedMessage.padded(EncodedMessage.WITHOUT_NULL)));
        ForgedTokensTest forged = new ForgedTokensTest();
        add("forged", forged.signatures(), OracleTest::compact);
        forged.close();
    }

    private static String compact(Object[] row) {
        return (String) row[1];
    }

    private static String signature(Object[] row) {
        return EncodedMessage.token((byte[]) row[1]);
    }

    @SuppressWarnings("unchecked")
    private static UnaryOperator<String> rewrite(Object[] row) {
        return (UnaryOperator<String>) row[1];
    }

    private void add(String family, Stream<Arguments> rows, Function<Object[], String> token) {
        rows.forEach(row -> tokens.put(family + ": " + row.get()[0], token.apply(row.get())));
    }
}
