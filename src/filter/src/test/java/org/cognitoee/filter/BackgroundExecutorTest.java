package org.cognitoee.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Hashtable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import javax.naming.Context;
import javax.naming.spi.InitialContextFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BackgroundExecutorTest {

    @Test
    void executor_holdsNoThreadWhileIdleAndNoTaskThatWasCancelled() {
        ScheduledThreadPoolExecutor executor =
                assertInstanceOf(ScheduledThreadPoolExecutor.class, BackgroundExecutor.of(2));
        assertEquals(2, executor.getCorePoolSize());
        assertTrue(executor.allowsCoreThreadTimeOut());
        assertEquals(10, executor.getKeepAliveTime(TimeUnit.SECONDS));
        assertTrue(executor.schedule(() -> {}, 1, TimeUnit.HOURS).cancel(false));
        assertEquals(0, executor.getQueue().size());
        executor.shutdownNow();
    }

    @Test
    void executorOnAServer_runsOnItsManagedThreads() throws Exception {
        System.setProperty(Context.INITIAL_CONTEXT_FACTORY, Naming.class.getName());
        ScheduledExecutorService executor = BackgroundExecutor.of(1);
        System.clearProperty(Context.INITIAL_CONTEXT_FACTORY);
        assertEquals(
                "managed",
                executor.submit(() -> Thread.currentThread().getName()).get(10, TimeUnit.SECONDS));
        executor.shutdownNow();
    }

    /** The naming of a server that has nothing but its managed threads. */
    public static final class Naming implements InitialContextFactory {

        @Override
        public Context getInitialContext(Hashtable<?, ?> environment) {
            return Stub.of(Context.class, this);
        }

        public Object lookup(String name) {
            assertEquals("java:comp/DefaultManagedThreadFactory", name);
            ThreadFactory managed = task -> new Thread(task, "managed");
            return managed;
        }
    }

    @Test
    void threadOfItsOwn_isADaemonWhoeverStartsIt() throws Exception {
        ScheduledExecutorService executor = BackgroundExecutor.of(1);
        Future<?>[] daemon = new Future<?>[1];
        Thread starter = new Thread(
                () -> daemon[0] = executor.submit(() -> Thread.currentThread().isDaemon()));
        starter.setDaemon(false);
        starter.start();
        starter.join(10_000);
        assertEquals(true, daemon[0].get(10, TimeUnit.SECONDS));
        executor.shutdownNow();
    }

    @Test
    void executorWhoseFetchesAllHang_stillRunsTheirWatchdog_andEndsThem() throws Exception {
        ScheduledExecutorService executor = BackgroundExecutor.of(3);
        CountDownLatch hanging = new CountDownLatch(2);
        CountDownLatch ended = new CountDownLatch(2);
        CountDownLatch watched = new CountDownLatch(1);
        for (int i = 0; i < 2; i++) {
            executor.execute(() -> {
                assertTrue(Thread.currentThread().isDaemon());
                hanging.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    ended.countDown();
                }
            });
        }
        assertTrue(hanging.await(10, TimeUnit.SECONDS));
        var unused = executor.schedule(watched::countDown, 1, TimeUnit.MILLISECONDS);
        assertTrue(watched.await(10, TimeUnit.SECONDS));
        executor.shutdownNow();
        assertTrue(ended.await(10, TimeUnit.SECONDS));
    }
}
