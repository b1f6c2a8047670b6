package org.cognitoee.token;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.cognitoee.problem.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What the JOSE header of a token says before anything of it is verified: the key id, or why it is not looked at.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7515#section-4.1">RFC 7515 §4.1</a>
 */
sealed interface JoseHeader {

    /** Cognito's key ids are standard base64. */
    Pattern KEY_ID = Pattern.compile("[A-Za-z0-9+/=_-]{1,128}");

    /** Header parameters that change what the token means; those that bring a key along mean nothing here. */
    Set<String> REFUSED_PARAMETERS = Set.of("crit", "b64", "zip", "cty");

    /** A header that may be that of an access token. */
    record Named(String unverifiedKid) implements JoseHeader {}

    /** A header that no access token has. */
    record Refused(Reason reason) implements JoseHeader {}

    /**
     * Reads a header.
     *
     * @param octets null if there are none
     */
    static JoseHeader of(byte @Nullable [] octets) {
        Map<String, Object> unverified = octets == null ? null : StrictJson.object(octets);
        if (unverified == null) {
            return new Refused(Reason.TOKEN_MALFORMED);
        }
        if (!Rs256.NAME.equals(unverified.get("alg"))) {
            return new Refused(Reason.TOKEN_ALGORITHM_REFUSED);
        }
        if (REFUSED_PARAMETERS.stream().anyMatch(unverified::containsKey)) {
            return new Refused(Reason.TOKEN_MALFORMED);
        }
        return unverified.get("kid") instanceof String kid && isKeyId(kid)
                ? new Named(kid)
                : new Refused(Reason.TOKEN_KEY_UNKNOWN);
    }

    static boolean isKeyId(String text) {
        return KEY_ID.matcher(text).matches();
    }
}
