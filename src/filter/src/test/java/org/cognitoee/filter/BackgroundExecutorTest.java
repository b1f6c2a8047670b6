package org.cognitoee.filter;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BackgroundExecutorTest {

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
