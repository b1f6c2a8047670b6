package org.cognitoee.servertests.attack;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cognitoee.servertests.Deployments;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** Every known attack on the WAR that was built, in which nothing is changed. */
@ArquillianTest
class AttackSuiteIT {

    private static final String NAME = "attacked";
    private static final CallLog CALLS = CallLog.named(NAME);

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = NAME, managed = false, testable = false)
    static WebArchive war() {
        return AttackedWar.asBuilt(CALLS);
    }

    @Test
    void attackedWar_isTheBuiltOneByteForByte_andTheProbes() throws IOException {
        Map<String, byte[]> built =
                AttackedWar.entries(Files.readAllBytes(Path.of(System.getProperty("cognito-ee.war"))));
        Map<String, byte[]> attacked = AttackedWar.entries(war());
        assertTrue(attacked.remove(AttackedWar.PROBES).length > 0);
        Deployments.ROOT_DESCRIPTORS.values().forEach(descriptor -> attacked.remove("/WEB-INF/" + descriptor));
        assertEquals(built.keySet(), attacked.keySet());
        built.forEach((name, octets) -> assertArrayEquals(octets, attacked.get(name), name));
    }

    @Test
    void everyRow_hasAnIdOfItsOwn_andWhatIsLeftOut_isTestedElsewhere() throws IOException {
        List<String> ids = Corpus.all().values().stream()
                .flatMap(List::stream)
                .map(Attack::id)
                .toList();
        assertEquals(ids.size(), Set.copyOf(ids).size());
        Path tests = Path.of(System.getProperty("filter.sources"), "../../test/java/org/cognitoee/token");
        for (JsonObject row :
                Corpus.json("elsewhere.json").getJsonArray("attacks").getValuesAs(JsonObject.class)) {
            for (String test : row.getString("covered by").split(", ", -1)) {
                String[] words = test.split(" ", -1);
                assertTrue(Files.readString(tests.resolve(words[0] + ".java")).contains(words[1] + "("), test);
            }
        }
    }

    @Test
    void everyAttack_isAnsweredAsExpected_andTheNextValidTokenIsLetIn() {
        Siege siege = Siege.of(deployer, NAME, CALLS, Corpus.all());
        System.out.println(siege.summary());
        System.out.println("in " + siege.time().toSeconds() + " s, " + siege.fetches() + " fetches of the keys");
        long coolDowns = siege.time().toSeconds() / 10;
        assertAll(
                () -> assertTrue(siege.reports().stream().allMatch(Report::isClean), "\n" + siege.details()),
                () -> assertEquals("", siege.logLeak(), siege::log),
                () -> assertEquals(0, siege.trapped(), "requests to where a token points"),
                () -> assertTrue(siege.fetches() <= 2 + coolDowns, siege.fetches() + " fetches of the keys"));
    }
}
