package org.cognitoee.servertests.attack;

import jakarta.json.JsonObject;
import java.util.List;

/**
 * One row of the data.
 *
 * @param id its id, unique among all
 * @param family what kind of attack it is
 * @param title what is done, in words
 * @param source where it is known from
 * @param expected what is expected of each answer to a construction, in their order
 * @param constructions what is sent, each on a connection of its own
 */
record Attack(
        String id,
        String family,
        String title,
        String source,
        List<Expected> expected,
        List<JsonObject> constructions) {

    Attack {
        if (id.isBlank() || family.isBlank() || title.isBlank() || source.isBlank() || expected.isEmpty()) {
            throw new IllegalArgumentException("the row " + id + " '" + title + "' lacks something");
        }
        expected = List.copyOf(expected);
        constructions = List.copyOf(constructions);
    }

    @Override
    public String toString() {
        return id + " (" + family + ") " + title;
    }
}
