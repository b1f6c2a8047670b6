package org.cognitoee.benchmarks;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Whose iteration it is: that of what is measured, or that of the yardstick which it is measured by. They take turns in
 * one process, so that a neighbour who uses the same processor, for minutes at times, makes both dearer alike.
 */
@State(Scope.Benchmark)
public class Turns {

    /** As this process has one benchmark, so it has one turn. */
    private static volatile boolean isYardsticks;

    private boolean yardsticks;

    /** For JMH. */
    public Turns() {}

    /** The other one's turn. */
    @Setup(Level.Iteration)
    public void next() {
        yardsticks = !yardsticks;
        isYardsticks = yardsticks;
    }

    /** Whether it is the yardstick's turn. */
    public boolean areYardsticks() {
        return yardsticks;
    }

    /** For whoever measures the iteration. */
    static boolean isYardsticks() {
        return isYardsticks;
    }
}
