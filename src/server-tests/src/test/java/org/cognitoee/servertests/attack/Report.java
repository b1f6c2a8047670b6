package org.cognitoee.servertests.attack;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How a list of attacks went.
 *
 * @param name what was run: attacks, targets, requests
 * @param outcomes one for each attack, in their order
 */
record Report(String name, List<Outcome> outcomes) {

    /**
     * How one attack went.
     *
     * @param attack the attack
     * @param faults what was not as expected; empty if all was
     * @param reached whether the probe ran though it must not
     * @param serverErrors answers of 500 and above that nobody expects
     * @param controlFailed whether a valid token was refused afterwards
     */
    record Outcome(Attack attack, List<String> faults, boolean reached, int serverErrors, boolean controlFailed) {

        Outcome {
            faults = List.copyOf(faults);
        }
    }

    Report {
        outcomes = List.copyOf(outcomes);
    }

    List<Outcome> wrong() {
        return outcomes.stream().filter(outcome -> !outcome.faults().isEmpty()).toList();
    }

    int serverErrors() {
        return outcomes.stream().mapToInt(Outcome::serverErrors).sum();
    }

    long controlsFailed() {
        return outcomes.stream().filter(Outcome::controlFailed).count();
    }

    boolean isClean() {
        return wrong().isEmpty() && serverErrors() == 0 && controlsFailed() == 0;
    }

    /** The closing line. */
    String summary() {
        int run = outcomes.size();
        int wrong = wrong().size();
        return "%s: %d run, %d as expected, wrong = %d, 5xx = %d, controls failed = %d"
                .formatted(name, run, run - wrong, wrong, serverErrors(), controlsFailed());
    }

    /** Every attack that was not answered as expected, and how it was. */
    String details() {
        return outcomes.stream()
                .filter(outcome -> !outcome.faults().isEmpty() || outcome.controlFailed())
                .map(outcome -> "  " + outcome.attack() + "\n      "
                        + String.join("\n      ", outcome.faults())
                        + (outcome.controlFailed() ? "\n      a valid token was refused afterwards" : ""))
                .collect(Collectors.joining("\n"));
    }
}
