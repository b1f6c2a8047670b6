package org.cognitoee.filter;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Where work off the request threads runs: on the server's managed executor, or on a daemon of our own where the server
 * has none.
 *
 * @param scheduler runs the work
 * @param isOurs whether it ends with the application
 */
record BackgroundExecutor(ScheduledExecutorService scheduler, boolean isOurs) implements AutoCloseable {

    /** @param threads how many of our own there may be, where the server has none */
    @SuppressWarnings("BanJNDI") // the name is the platform's own and constant
    static BackgroundExecutor ofTheServer(int threads) {
        try {
            return new BackgroundExecutor(
                    InitialContext.doLookup("java:comp/DefaultManagedScheduledExecutorService"), false);
        } catch (NamingException e) {
            return new BackgroundExecutor(
                    Executors.newScheduledThreadPool(threads, task -> {
                        Thread thread = new Thread(task, "cognito-ee");
                        thread.setDaemon(true);
                        return thread;
                    }),
                    true);
        }
    }

    @Override
    public void close() {
        if (isOurs) {
            scheduler.shutdownNow();
        }
    }
}
