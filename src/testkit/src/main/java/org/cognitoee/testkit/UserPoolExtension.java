package org.cognitoee.testkit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A {@link LocalUserPool} for the tests of a class, its nested classes included. While it runs, the system properties
 * {@code cognito.*} are its {@link LocalUserPool#settings()}; afterwards they are what they were.
 *
 * <pre>{@code
 * @ExtendWith(UserPoolExtension.class)
 * class OrdersTest {
 *     @Test
 *     void expiredToken_isRefused(LocalUserPool pool) {
 *         String token = pool.token().user("ada").group("admin").expired().compact();
 *     }
 * }
 * }</pre>
 *
 * <p>In a static field it may be asked before the first test, and starts then: by an Arquillian deployment, whose server is
 * another JVM and reads the settings from the application's own {@code web.xml}.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final UserPoolExtension POOL = new UserPoolExtension();
 *
 * @Deployment(testable = false)
 * static WebArchive war() {
 *     return ShrinkWrap.create(WebArchive.class).setWebXML(new StringAsset(
 *             "<web-app xmlns='https://jakarta.ee/xml/ns/jakartaee' version='5.0'>"
 *                     + POOL.pool().contextParams() + "</web-app>"));
 * }
 * }</pre>
 *
 * <p>In a field that is not static there is a new pool for each test. System properties are the whole JVM's: where classes
 * run in parallel, those with this extension need {@code @ResourceLock(Resources.SYSTEM_PROPERTIES)}.
 */
public final class UserPoolExtension
        implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private final LocalUserPoolBuilder builder;
    private final Map<String, @Nullable String> propertiesBefore = new LinkedHashMap<>();
    private @Nullable LocalUserPool pool;
    private int contexts;

    /** With a pool as {@link LocalUserPool#builder()} has it. */
    public UserPoolExtension() {
        this(LocalUserPool.builder());
    }

    /** With a pool like this. */
    public UserPoolExtension(LocalUserPoolBuilder builder) {
        this.builder = builder;
    }

    /** The running pool; started by this call where it is the first. */
    public synchronized LocalUserPool pool() {
        if (pool == null) {
            LocalUserPool started = builder.start();
            started.settings().forEach((name, value) -> propertiesBefore.put(name, System.setProperty(name, value)));
            pool = started;
        }
        return pool;
    }

    /** A valid access token of the pool, to be made into the one that a test needs. */
    public TokenBuilder token() {
        return pool().token();
    }

    /** For JUnit. */
    @Override
    public void beforeAll(ExtensionContext context) {
        enter();
    }

    /** For JUnit. */
    @Override
    public void beforeEach(ExtensionContext context) {
        enter();
    }

    /** For JUnit. */
    @Override
    public void afterEach(ExtensionContext context) {
        leave();
    }

    /** For JUnit. */
    @Override
    public void afterAll(ExtensionContext context) {
        leave();
    }

    /** For JUnit: a {@link LocalUserPool} is. */
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LocalUserPool.class;
    }

    /** For JUnit: the running pool. */
    @Override
    public LocalUserPool resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return pool();
    }

    private synchronized void enter() {
        LocalUserPool unused = pool();
        contexts++;
    }

    /** Called also where an extension before this one has failed, and {@link #enter()} was not. */
    private synchronized void leave() {
        contexts = Math.max(0, contexts - 1);
        if (contexts == 0 && pool != null) {
            pool.close();
            pool = null;
            propertiesBefore.forEach(UserPoolExtension::restore);
            propertiesBefore.clear();
        }
    }

    private static void restore(String name, @Nullable String value) {
        if (value == null) {
            System.clearProperty(name);
        } else {
            System.setProperty(name, value);
        }
    }
}
