package org.cognitoee.servertests.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwt.consumer.Validator;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

/**
 * What jose4j says, with every check switched on, of each token of the attacks: {@link AttackSuiteIT} holds the filter to
 * what is expected, and here nothing is expected to be let in that the library refuses.
 */
class OracleIT {

    private static final Pattern BEARER = Pattern.compile("\r\nAuthorization: Bearer (\\S+)\r\n");

    /** What the library lets through and the filter does not: more than a pool writes, or means. */
    private static final Map<String, String> REFUSED_BY_THE_FILTER_ALONE = Map.of(
            "400 | 401 token-malformed", "control characters in a signature, which some servers refuse themselves",
            "401 token-audience-refused", "an audience without any that is accepted",
            "401 token-claims-invalid", "times that are no whole seconds, and claims of another type",
            "401 token-key-unknown", "a weak or ambiguous key, one for another algorithm, and a token that names none",
            "401 token-malformed", "segments that are not canonical, JSON that is not strict, headers that mean more");

    @Test
    void whateverTheLibraryRefuses_isExpectedToBeRefused_andTheRestHasItsReason() throws JoseException {
        int tokens = 0;
        int accepted = 0;
        Map<String, Set<String>> refusedByTheFilterAlone = new TreeMap<>();
        try (AttackedPool pool = new AttackedPool(Integer.getInteger("pool.port"), System.getProperty("pool.id"))) {
            Forge forge = new Forge(pool);
            JwtConsumer library = library(pool);
            for (Attack attack : Corpus.tokens()) {
                JsonObject construction = attack.constructions().get(0);
                Matcher bearer =
                        BEARER.matcher(new String(forge.request(construction).request(), StandardCharsets.ISO_8859_1));
                if (!construction.containsKey("raw") && !construction.containsKey("headers") && bearer.find()) {
                    tokens++;
                    boolean isLetIn = attack.expected().get(0).allows("200" + RawAnswer.PROBE);
                    boolean isAcceptedByTheLibrary = accepts(library, bearer.group(1));
                    assertTrue(isAcceptedByTheLibrary || !isLetIn, attack::toString);
                    if (isLetIn) {
                        accepted++;
                    } else if (isAcceptedByTheLibrary) {
                        refusedByTheFilterAlone
                                .computeIfAbsent(attack.expected().get(0).toString(), reason -> new TreeSet<>())
                                .add(attack.id());
                    }
                }
            }
        }
        System.out.printf(
                "oracle: %d tokens, %d let in by both, refused by the filter alone %s%n",
                tokens, accepted, refusedByTheFilterAlone);
        assertEquals(REFUSED_BY_THE_FILTER_ALONE.keySet(), refusedByTheFilterAlone.keySet());
    }

    private static JwtConsumer library(AttackedPool pool) throws JoseException {
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(
                        new JwksVerificationKeyResolver(new JsonWebKeySet(pool.keySet()).getJsonWebKeys()))
                .setJwsAlgorithmConstraints(ConstraintType.PERMIT, "RS256")
                .setExpectedIssuer(pool.names().get("ISS"))
                .setRequireSubject()
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setIssuedAtRestrictions(60, Integer.MAX_VALUE)
                .registerValidator((Validator) context -> expect(context, "token_use", "access"))
                .registerValidator((Validator)
                        context -> expect(context, "client_id", pool.names().get("CLIENT")))
                .build();
    }

    private static String expect(JwtContext context, String claim, String value) {
        return value.equals(context.getJwtClaims().getClaimValue(claim)) ? null : claim + " is another";
    }

    private static boolean accepts(JwtConsumer library, String compact) {
        try {
            var unused = library.process(compact);
            return true;
        } catch (InvalidJwtException | RuntimeException | StackOverflowError e) {
            return isBeyondTheLibrary(e);
        }
    }

    /** It reads no number of more than 1000 digits, even in a claim that nobody reads: then it is no judge. */
    private static boolean isBeyondTheLibrary(Throwable e) {
        return e != null && (e instanceof NumberFormatException || isBeyondTheLibrary(e.getCause()));
    }
}
