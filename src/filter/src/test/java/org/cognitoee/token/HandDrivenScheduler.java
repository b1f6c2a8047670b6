package org.cognitoee.token;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A scheduler that has no threads: what is to be executed runs at once on the thread that asks, or when the test says
 * so, and what is to run later is remembered until the test says so.
 */
public final class HandDrivenScheduler extends ScheduledThreadPoolExecutor {

    private final List<Runnable> held = new ArrayList<>();
    private final List<Later<?>> later = new ArrayList<>();
    private boolean holding;
    private boolean rejecting;
    private int refused;

    public HandDrivenScheduler() {
        super(0);
    }

    /** A task and after how long it was to run. */
    static final class Later<V> extends FutureTask<V> implements ScheduledFuture<V> {

        final Duration delay;

        Later(Callable<V> task, Duration delay) {
            super(task);
            this.delay = delay;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(delay);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }

    /** From now on nothing runs before {@link #release()}. */
    void hold() {
        holding = true;
    }

    void release() {
        holding = false;
        List<Runnable> tasks = List.copyOf(held);
        held.clear();
        tasks.forEach(Runnable::run);
    }

    /** From now on everything is rejected, as by a server that is stopping. */
    void reject() {
        rejecting = true;
    }

    /** How many tasks were rejected. */
    int refused() {
        return refused;
    }

    /** How long the tasks that wait were to wait. */
    List<Duration> delays() {
        return waiting().stream().map(task -> task.delay).toList();
    }

    /** Runs the one task that waits. */
    void runLater() {
        List<Later<?>> tasks = waiting();
        if (tasks.size() != 1) {
            throw new AssertionError(tasks.size() + " tasks wait");
        }
        tasks.get(0).run();
    }

    private List<Later<?>> waiting() {
        return later.stream().filter(task -> !task.isDone()).toList();
    }

    @Override
    public void execute(Runnable task) {
        refuseIfRejecting();
        if (holding) {
            held.add(task);
        } else {
            task.run();
        }
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return schedule(
                () -> {
                    task.run();
                    return true;
                },
                delay,
                unit);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
        refuseIfRejecting();
        Later<V> scheduled = new Later<>(task, Duration.of(delay, unit.toChronoUnit()));
        later.add(scheduled);
        return scheduled;
    }

    private void refuseIfRejecting() {
        if (rejecting) {
            refused++;
            throw new RejectedExecutionException("stopping");
        }
    }
}
