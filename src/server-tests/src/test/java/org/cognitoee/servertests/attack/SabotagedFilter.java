package org.cognitoee.servertests.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cognitoee.servertests.attack.Report.Outcome;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;

/** That the attacks can find something: a hole made into the filter on purpose is found by attacks of its own kind. */
abstract class SabotagedFilter {

    /** Of the deployment of each of them. */
    static final String NAME = "sabotaged";

    private final CallLog calls;
    private final Map<String, List<Attack>> lists;
    private final Set<String> families;

    @ArquillianResource
    private Deployer deployer;

    /**
     * @param calls of the probes in the deployment
     * @param list the attacks to run, of {@link Corpus#all()}
     * @param families those of which at least one must reach the probe
     */
    SabotagedFilter(CallLog calls, String list, Set<String> families) {
        this.calls = calls;
        this.lists = Map.of(list, Corpus.all().get(list));
        this.families = families;
    }

    @Test
    void hole_isFoundByAttacksOfItsKind_andValidTokensAreLetIn() {
        Siege siege = Siege.of(deployer, NAME, calls, lists);
        System.out.println(getClass().getSimpleName() + ", " + siege.summary());
        Report report = siege.reports().get(0);
        Set<String> reached = report.wrong().stream()
                .filter(Outcome::reached)
                .map(outcome -> outcome.attack().family())
                .collect(Collectors.toSet());
        assertTrue(reached.containsAll(families), () -> "only " + reached + "\n" + siege.details());
        assertEquals(0, report.controlsFailed());
    }
}
