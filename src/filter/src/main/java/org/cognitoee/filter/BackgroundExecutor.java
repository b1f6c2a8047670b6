package org.cognitoee.filter;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Where work off the request threads runs: a pool of the application's own, on the server's managed threads. Not the
 * server's default executor, which runs the tasks of all applications, on one thread in Payara: any of them could keep
 * the keys from being refreshed.
 */
final class BackgroundExecutor {

    private static final long IDLE_SECONDS = 10;

    private BackgroundExecutor() {}

    /**
     * An executor that holds no thread while it is idle. Whoever asks for it shuts it down.
     *
     * @param threads how many tasks may run at once
     */
    static ScheduledExecutorService of(int threads) {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(threads, threadFactory());
        executor.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }

    /** The server's, or plain daemons where the server has none. */
    @SuppressWarnings("BanJNDI") // the name is the platform's own and constant
    private static ThreadFactory threadFactory() {
        try {
            return InitialContext.doLookup("java:comp/DefaultManagedThreadFactory");
        } catch (NamingException e) {
            return task -> {
                Thread thread = new Thread(task, "cognito-ee");
                thread.setDaemon(true);
                return thread;
            };
        }
    }
}
