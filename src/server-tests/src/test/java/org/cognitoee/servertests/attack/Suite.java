package org.cognitoee.servertests.attack;

import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cognitoee.servertests.attack.Forge.Sent;
import org.cognitoee.servertests.attack.Report.Outcome;

/** Runs attacks one after the other, and after each of them sends a valid token, which must be let in. */
final class Suite {

    private static final Expected LET_IN = Expected.of("200 probe");

    /** Of an answer, in the list of what was wrong. */
    private static final int EXCERPT = 160;

    private final Wire wire;
    private final Forge forge;
    private final CallLog calls;

    /** Of all that was sent. */
    private final Secrets secrets = new Secrets(Set.of());

    /**
     * @param wire to the server
     * @param pool whose tokens are forged
     * @param calls of the probe
     */
    Suite(Wire wire, AttackedPool pool, CallLog calls) {
        this.wire = wire;
        this.forge = new Forge(pool);
        this.calls = calls;
    }

    /** Waits until the application has its keys; what is sent before that says nothing of the wall. */
    boolean isReady() {
        for (int attempt = 0; attempt < 20; attempt++) {
            if (isValidTokenLetIn()) {
                return true;
            }
        }
        return false;
    }

    Report run(String name, List<Attack> attacks) {
        return new Report(name, attacks.stream().map(this::run).toList());
    }

    Secrets secrets() {
        return secrets;
    }

    private Outcome run(Attack attack) {
        List<String> faults = new ArrayList<>();
        boolean reached = false;
        int serverErrors = 0;
        for (JsonValue construction : attack.constructions()) {
            Sent sent = sent(attack, construction);
            calls.forget();
            String received = wire.exchange(sent.request());
            List<RawAnswer> answers = RawAnswer.all(received);
            List<String> newCalls = calls.made();
            for (int i = 0; i < Math.max(answers.size(), attack.expected().size()); i++) {
                String summary = i < answers.size() ? answers.get(i).summary() : Expected.NONE;
                Expected expected =
                        i < attack.expected().size() ? attack.expected().get(i) : Expected.of(Expected.NONE);
                if (!expected.allows(summary)) {
                    faults.add("expected " + expected + ", answered " + summary + ": " + excerpt(received));
                    reached |= summary.endsWith(RawAnswer.PROBE);
                    serverErrors += summary.startsWith("5") ? 1 : 0;
                }
            }
            long ran = answers.stream()
                    .filter(answer -> answer.summary().endsWith(RawAnswer.PROBE))
                    .count();
            if (ran != newCalls.size()) {
                faults.add("the probe has answered " + ran + " times and was called by " + newCalls);
                reached |= newCalls.size() > ran;
            }
            String leak = sent.secrets().inAnswer(received);
            if (!leak.isEmpty()) {
                faults.add("the answer gives away: " + leak);
            }
            secrets.addAll(sent.secrets());
        }
        return new Outcome(attack, faults, reached, serverErrors, !isValidTokenLetIn());
    }

    private Sent sent(Attack attack, JsonValue construction) {
        try {
            return forge.request(construction.asJsonObject());
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("the row cannot be built: " + attack, e);
        }
    }

    private static String excerpt(String received) {
        String oneLine = received.replaceAll("\\s+", " ");
        return oneLine.substring(0, Math.min(oneLine.length(), EXCERPT));
    }

    private boolean isValidTokenLetIn() {
        Sent valid = forge.request(JsonValue.EMPTY_JSON_OBJECT);
        calls.forget();
        List<RawAnswer> answers = RawAnswer.all(wire.exchange(valid.request()));
        return answers.size() == 1
                && LET_IN.allows(answers.get(0).summary())
                && calls.made().size() == 1;
    }
}
