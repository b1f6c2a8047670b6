package org.cognitoee.userpool;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.cognitoee.problem.ProblemException;
import org.cognitoee.settings.Settings;

/**
 * The calls of the user pool, on a few threads of the application's own: a pool that is slow or hangs keeps none of the
 * server's request threads waiting. Each call is answered within 10 s of its arrival, whatever it waits for.
 */
public final class UserPoolCalls implements AutoCloseable {

    /** At 0.25 s a call, about the 120 sign-ins a second that Cognito allows an account. */
    private static final int THREADS = 32;

    /** Two seconds' worth of them: who waits longer had better come again. */
    private static final int WAITING = 256;

    private static final long IDLE_SECONDS = 10;

    private final UserPool userPool;
    private final Duration total;
    private final ThreadPoolExecutor threads;
    private final ScheduledThreadPoolExecutor timer;

    /** A call that waits for its turn or is being made. */
    private record Call<T>(Function<UserPool, T> operation, UserPool userPool, CompletableFuture<T> answer)
            implements Runnable {

        @Override
        public void run() {
            if (answer.isDone()) {
                return;
            }
            try {
                answer.complete(operation.apply(userPool));
            } catch (Throwable e) {
                answer.completeExceptionally(e);
            }
        }

        void refuse() {
            answer.completeExceptionally(new ProblemException(PoolFaults.unavailable()));
        }
    }

    /** @param settings which pool, which app client, and where */
    public UserPoolCalls(Settings settings) {
        this(new UserPool(settings), THREADS, WAITING, UserPool.TOTAL);
    }

    /** @param userPool is closed once nobody calls it any more */
    UserPoolCalls(UserPool userPool, int threads, int waiting, Duration total) {
        ThreadFactory factory = ManagedThreads.factory();
        this.userPool = userPool;
        this.total = total;
        this.threads =
                new ThreadPoolExecutor(
                        threads, threads, IDLE_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(waiting), factory) {
                    @Override
                    protected void terminated() {
                        userPool.close();
                    }
                };
        this.threads.allowCoreThreadTimeOut(true);
        this.timer = new ScheduledThreadPoolExecutor(1, factory);
        timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
        timer.setRemoveOnCancelPolicy(true);
    }

    /**
     * Calls the user pool on another thread, unless there are too many calls already.
     *
     * @param operation what to do, with nothing of the request's that another thread could not see
     * @return what comes of it: its result, whatever it throws, or a {@link ProblemException} where there were too many
     *     calls or its time is over
     */
    public <T> CompletionStage<T> call(Function<UserPool, T> operation) {
        Call<T> call = new Call<>(operation, userPool.within(total), new CompletableFuture<>());
        try {
            Future<?> timeout = timer.schedule(call::refuse, total.toNanos(), TimeUnit.NANOSECONDS);
            var unused = call.answer.whenComplete((result, thrown) -> timeout.cancel(false));
            threads.execute(call);
        } catch (RejectedExecutionException e) {
            call.refuse();
        }
        return call.answer;
    }

    /** Refuses the calls that wait; those being made end within their time. */
    @Override
    public void close() {
        timer.shutdownNow();
        threads.shutdownNow().forEach(waiting -> ((Call<?>) waiting).refuse());
    }
}
