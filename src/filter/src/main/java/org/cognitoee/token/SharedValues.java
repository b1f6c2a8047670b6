package org.cognitoee.token;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Equal values that many tokens have, each kept once. What does not fit in is not shared, and no harm done. */
final class SharedValues {

    private static final int CAPACITY = 1000;

    private final Map<Object, Object> values = new ConcurrentHashMap<>();

    /** The value, or the one of before that is equal to it. */
    @SuppressWarnings("unchecked") // what is equal to a set or a string is one
    <T> T shared(T value) {
        Object known = values.get(value);
        if (known == null && values.size() < CAPACITY) {
            known = values.putIfAbsent(value, value);
        }
        return known == null ? value : (T) known;
    }
}
