package org.cognitoee.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Classes of tests, as a user of the extension writes them, run one by one. */
class UserPoolExtensionTest {

    private static final String CLIENT_ID = "cognito.client-id";

    /** The pools that the classes below were given. */
    private static final List<LocalUserPool> SEEN = new ArrayList<>();

    @ExtendWith(UserPoolExtension.class)
    static class Injected {

        @BeforeAll
        static void before(LocalUserPool pool) {
            SEEN.add(pool);
        }

        @Test
        void one(LocalUserPool pool) {
            SEEN.add(pool);
            pool.settings().forEach((name, value) -> assertEquals(value, System.getProperty(name)));
        }

        @Nested
        class Inner {

            @Test
            void two(LocalUserPool pool) {
                SEEN.add(pool);
            }
        }

        @Test
        void three(LocalUserPool pool) {
            SEEN.add(pool);
        }
    }

    static class AskedBeforeTheFirstTest {

        @RegisterExtension
        static final UserPoolExtension POOL =
                new UserPoolExtension(LocalUserPool.builder().client(AppClient.of("another")));

        private static final String TOKEN = POOL.token().user("ada").compact();

        @Test
        void one() throws Exception {
            SEEN.add(POOL.pool());
            assertEquals("another", System.getProperty(CLIENT_ID));
            assertEquals(POOL.pool().issuer(), Claims.of(TOKEN).text("iss"));
        }
    }

    static class OneForEachTest {

        @RegisterExtension
        final UserPoolExtension pool = new UserPoolExtension();

        @Test
        void one() {
            SEEN.add(pool.pool());
        }

        @Test
        void two() {
            SEEN.add(pool.pool());
        }
    }

    static class Inside {

        @RegisterExtension
        static final UserPoolExtension OUTER = new UserPoolExtension();

        @Nested
        class Inner {

            @RegisterExtension
            static final UserPoolExtension INNER =
                    new UserPoolExtension(LocalUserPool.builder().client(AppClient.of("inner")));

            @Test
            void one() {
                SEEN.add(OUTER.pool());
                SEEN.add(INNER.pool());
                assertEquals("inner", System.getProperty(CLIENT_ID));
            }
        }

        @Test
        void afterwards() {
            assertEquals("localclient", System.getProperty(CLIENT_ID));
        }
    }

    /** As an Arquillian deployment, which asks for the pool and then fails. */
    static class FailsBeforeTheExtensionsTurn {

        static final UserPoolExtension POOL = new UserPoolExtension();

        @RegisterExtension
        static final BeforeAllCallback DEPLOYMENT = context -> {
            SEEN.add(POOL.pool());
            throw new IllegalStateException("not deployed");
        };

        @RegisterExtension
        static final UserPoolExtension AFTERWARDS = POOL;

        @Test
        void never() {}
    }

    @BeforeEach
    void settingOfSomebodyElse() {
        SEEN.clear();
        System.setProperty(CLIENT_ID, "before");
    }

    @AfterEach
    void endsAsItBegan() {
        assertEquals("before", System.clearProperty(CLIENT_ID));
        for (String name : List.of("cognito.user-pool-id", "cognito.endpoint", "cognito.issuers", "cognito.jwks-uri")) {
            assertNull(System.getProperty(name));
        }
        assertTrue(!SEEN.isEmpty());
        for (LocalUserPool pool : SEEN) {
            assertThrows(ConnectException.class, () -> new Socket(
                            InetAddress.getLoopbackAddress(), pool.endpoint().getPort())
                    .close());
        }
    }

    @Test
    void poolOfAClass_isInjectedEverywhereInIt() {
        assertAllSucceed(3, Injected.class);
        SEEN.forEach(pool -> assertSame(SEEN.get(0), pool));
    }

    @Test
    void poolOfAStaticField_isThereBeforeTheFirstTest() {
        assertAllSucceed(1, AskedBeforeTheFirstTest.class);
    }

    @Test
    void poolOfAField_isAnotherForEachTest() {
        assertAllSucceed(2, OneForEachTest.class);
        assertNotSame(SEEN.get(0), SEEN.get(1));
    }

    @Test
    void innerPool_hasItsSettingsWhileItRuns() {
        assertAllSucceed(2, Inside.class);
        assertNotSame(SEEN.get(0), SEEN.get(1));
    }

    @Test
    void poolThatWasAskedByWhatFails_isEnded() {
        run(FailsBeforeTheExtensionsTurn.class)
                .containerEvents()
                .assertThatEvents()
                .haveExactly(1, event(finishedWithFailure()));
        assertEquals(1, SEEN.size());
    }

    private static void assertAllSucceed(int tests, Class<?> type) {
        run(type).testEvents().assertStatistics(counted -> counted.started(tests)
                .succeeded(tests));
    }

    private static EngineExecutionResults run(Class<?> type) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(type))
                .execute();
    }
}
