package org.cognitoee.testkit;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How many requests came, by name, and which of them are refused because a test wants it so. */
final class Traffic {

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private final Map<String, CognitoException> refusals = new ConcurrentHashMap<>();

    /** Counts a request, and refuses it if its kind is to be refused. */
    void arrived(String name) {
        counts.computeIfAbsent(name, first -> new LongAdder()).increment();
        Optional.ofNullable(refusals.get(name)).ifPresent(refusal -> {
            throw refusal;
        });
    }

    long count(String name) {
        return Optional.ofNullable(counts.get(name)).map(LongAdder::sum).orElse(0L);
    }

    void refuse(String name, CognitoException refusal) {
        refusals.put(name, refusal);
    }

    void refuseNoMore(String name) {
        refusals.remove(name);
    }
}
