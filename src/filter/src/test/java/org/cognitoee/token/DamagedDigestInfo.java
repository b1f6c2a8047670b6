package org.cognitoee.token;

import static org.cognitoee.token.EncodedMessage.HASH;
import static org.cognitoee.token.EncodedMessage.hex;
import static org.cognitoee.token.EncodedMessage.octets;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** DigestInfos with one element that is not DER, or not the element that should be there. */
final class DamagedDigestInfo {

    /** In hexadecimal digits: an element that is right, tag, length of one octet and content, becomes one that is not. */
    private static final Map<String, UnaryOperator<String>> DAMAGES = damages();

    private static final List<String> ELEMENTS = List.of("DigestInfo", "algorithm", "OID", "NULL", "digest");

    private DamagedDigestInfo() {}

    /** Each damage to each element, by a title. */
    static Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        DAMAGES.forEach((title, damage) -> ELEMENTS.forEach(element -> {
            String damaged = digestInfo(element, damage);
            if (!damaged.equals(EncodedMessage.DIGEST_INFO) && !damaged.equals(EncodedMessage.WITHOUT_NULL)) {
                all.put(element + " " + title, damaged);
            }
        }));
        return all;
    }

    private static String digestInfo(String damagedElement, UnaryOperator<String> damage) {
        Map<String, UnaryOperator<String>> at = Map.of(damagedElement, damage);
        String oid = element(at, "OID", "06", "608648016503040201");
        String nothing = element(at, "NULL", "05", "");
        String algorithm = element(at, "algorithm", "30", oid + nothing);
        return element(at, "DigestInfo", "30", algorithm + element(at, "digest", "04", HASH));
    }

    private static String element(Map<String, UnaryOperator<String>> damages, String name, String tag, String content) {
        return damages.getOrDefault(name, right -> right).apply(tag + length(content) + content);
    }

    private static Map<String, UnaryOperator<String>> damages() {
        Map<String, UnaryOperator<String>> damages = new LinkedHashMap<>();
        damages.put("with the long form of its length", der -> tag(der) + "81" + length(content(der)) + content(der));
        damages.put("with zeros before its length", der -> tag(der) + "8200" + rest(der));
        damages.put("with its length in four octets", der -> tag(der) + "84000000" + rest(der));
        damages.put("with its length and 2^32", der -> tag(der) + "8501000000" + rest(der));
        damages.put("with its length and 2^64", der -> tag(der) + "890100000000000000" + rest(der));
        damages.put("of 2^31-1 octets", der -> tag(der) + "847fffffff" + content(der));
        damages.put("of 2^32-1 octets", der -> tag(der) + "84ffffffff" + content(der));
        damages.put("of 2^64-1 octets", der -> tag(der) + "88ffffffffffffffff" + content(der));
        damages.put("of indefinite length", der -> tag(der) + "80" + content(der) + "0000");
        damages.put("of indefinite length that never ends", der -> tag(der) + "80" + content(der));
        damages.put("of the reserved length", der -> tag(der) + "ff" + content(der));
        damages.put("one octet too long", der -> tag(der) + length(content(der) + "00") + content(der));
        damages.put("one octet too short", der -> content(der).isEmpty() ? der : tag(der) + oneLess(der));
        damages.put("without its content", der -> tag(der) + "00");
        damages.put("without its length", der -> tag(der) + content(der));
        damages.put("without its tag", der -> rest(der));
        damages.put("left out", der -> "");
        damages.put("repeated", der -> der + der);
        damages.put("replaced by NULL", der -> "0500");
        damages.put("with a tag of its own class", der -> flipped(der, 0x40) + rest(der));
        damages.put("with its tag constructed or primitive", der -> flipped(der, 0x20) + rest(der));
        damages.put("with another tag", der -> flipped(der, 0x01) + rest(der));
        damages.put("with a tag of two octets", der -> "1f" + der);
        damages.put("with zeros at its end", der -> around("", der, "0000"));
        damages.put("with zeros at its start", der -> around("0000", der, ""));
        damages.put("with a NULL at its end", der -> around("", der, "0500"));
        damages.put("with an empty sequence at its start", der -> around("3000", der, ""));
        damages.put("with zeros behind", der -> der + "0000");
        damages.put("with a NULL behind", der -> der + "0500");
        damages.put("with an unknown element behind", der -> der + "aa02ee00");
        damages.put("in a sequence of its own", der -> "30" + length(der) + der);
        damages.put("in an octet string", der -> "04" + length(der) + der);
        damages.put("composed of one part", der -> flipped(der, 0x20) + length(der) + der);
        damages.put("with its first bit changed", der -> changed(der, 0, 0x80));
        damages.put(
                "with its last bit changed", der -> changed(der, content(der).length() / 2 - 1, 0x01));
        return damages;
    }

    private static String tag(String der) {
        return der.substring(0, 2);
    }

    private static String rest(String der) {
        return der.substring(2);
    }

    private static String content(String der) {
        return der.substring(4);
    }

    private static String length(String content) {
        return "%02x".formatted(content.length() / 2);
    }

    private static String oneLess(String der) {
        return length(content(der).substring(2)) + content(der);
    }

    private static String flipped(String der, int bit) {
        return "%02x".formatted(Integer.parseInt(tag(der), 16) ^ bit);
    }

    private static String around(String before, String der, String behind) {
        String content = before + content(der) + behind;
        return tag(der) + length(content) + content;
    }

    private static String changed(String der, int index, int bit) {
        if (content(der).isEmpty()) {
            return der;
        }
        byte[] octets = octets(der);
        octets[2 + index] ^= (byte) bit;
        return hex(octets);
    }
}
