package org.cognitoee.token;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Claims that many tokens have, each read once and kept once. What does not fit in is read anew, and no harm done. Only
 * the issuers can fill it.
 */
final class SharedValues {

    private static final int CAPACITY = 1000;

    private final Map<String, String> clientIds = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> scopes = new ConcurrentHashMap<>();
    private final Map<List<String>, Set<String>> groups = new ConcurrentHashMap<>();

    String clientId(String clientId) {
        return known(clientIds, clientId, Function.identity());
    }

    /** @param scope words, as in RFC 6749 §3.3 */
    Set<String> scopes(String scope) {
        return known(scopes, scope, SharedValues::words);
    }

    Set<String> groups(List<String> names) {
        return known(groups, names, Set::copyOf);
    }

    private static <K, V> V known(Map<K, V> values, K written, Function<K, V> reading) {
        V known = values.get(written);
        if (known != null) {
            return known;
        }
        V read = reading.apply(written);
        if (values.size() < CAPACITY) {
            values.put(written, read);
        }
        return read;
    }

    private static Set<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (StringTokenizer tokens = new StringTokenizer(text, " "); tokens.hasMoreTokens(); ) {
            words.add(tokens.nextToken());
        }
        return Set.copyOf(words);
    }
}
