package org.cognitoee.filter;

import static org.cognitoee.token.TestToken.ISSUER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.cognitoee.settings.Settings;
import org.cognitoee.settings.SettingsSources;
import org.cognitoee.token.HandDrivenClock;
import org.cognitoee.token.HandDrivenScheduler;
import org.cognitoee.token.JwksCache;
import org.cognitoee.token.KeyServer;
import org.cognitoee.token.PresentedToken;
import org.cognitoee.token.Revocations;
import org.cognitoee.token.SigningKey;
import org.cognitoee.token.TestToken;
import org.cognitoee.token.TokenPolicy;
import org.cognitoee.token.TokenVerifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an operator reads through JMX. */
@Timeout(30)
@SuppressWarnings("try") // what is registered is looked at through the server, and closed twice
class ManagementTest {

    private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

    private final KeyServer server = new KeyServer();
    private final HandDrivenClock clock = new HandDrivenClock();
    private final HandDrivenScheduler scheduler = new HandDrivenScheduler();
    private final JwksCache keys = new JwksCache(Map.of(ISSUER, server.uri()), null, scheduler, clock, event -> {});
    private final TokenVerifier verifier = new TokenVerifier(
            new TokenPolicy(Map.of(ISSUER, Set.of(TestToken.CLIENT)), Set.of(), Duration.ZERO, 24 * 1024),
            keys,
            Revocations.NONE,
            List.of(),
            7,
            clock);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void keysThatWereNeverFetched_haveNoAge() throws JMException {
        try (Management unused = management("/shop")) {
            assertEquals(Set.of(), keyIds("/shop"));
            assertNull(ofKeys("/shop", "AgeSeconds"));
            assertNull(ofKeys("/shop", "NextRefreshSeconds"));
            assertEquals(0L, ofKeys("/shop", "Attempts"));
        }
    }

    @Test
    void keysOfAnIssuer_areShownAsTheyAreWhenSomebodyLooks() throws JMException {
        try (Management unused = management("/shop")) {
            verify(TestToken.good());
            clock.move(Duration.ofSeconds(90));
            verify(TestToken.good().header("kid", "\"unknown\""));
            clock.move(Duration.ofSeconds(30));
            assertEquals(Set.of(SigningKey.ONE.kid(), SigningKey.TWO.kid()), keyIds("/shop"));
            assertEquals(30L, ofKeys("/shop", "AgeSeconds"));
            assertEquals(2L, ofKeys("/shop", "Attempts"));
            assertEquals(1L, ofKeys("/shop", "UnknownKeyIdsRefused"));
            assertEquals(Map.of(), failures("/shop"));
            long next = assertInstanceOf(Long.class, ofKeys("/shop", "NextRefreshSeconds"));
            assertEquals(next, Math.max(48 * 60 - 30, Math.min(next, 53 * 60 - 30)));
            server.fail();
            verify(TestToken.good().header("kid", "\"unknown\""));
            assertEquals(3L, ofKeys("/shop", "Attempts"));
            assertEquals(Map.of("STATUS", 1L), failures("/shop"));
            assertEquals(1L, ofKeys("/shop", "UnknownKeyIdsRefused"));
            keys.close();
            assertNull(ofKeys("/shop", "NextRefreshSeconds"));
        }
    }

    @Test
    void verifiedTokens_areCounted() throws JMException {
        try (Management unused = management("/shop")) {
            verify(TestToken.good());
            verify(TestToken.good());
            verify(TestToken.good());
            verify(TestToken.good().claim("token_use", "\"id\""));
            assertEquals(7L, ofTokens("/shop", "Capacity"));
            assertEquals(1L, ofTokens("/shop", "Size"));
            assertEquals(2L, ofTokens("/shop", "Hits"));
            assertEquals(2L, ofTokens("/shop", "Misses"));
            assertEquals(0L, ofTokens("/shop", "Evictions"));
        }
    }

    @Test
    void applicationsOfOneIssuer_areShownSideBySideUntilEachEnds() throws JMException {
        Set<String> earlier = registered();
        Management shop = management("/shop");
        Management root = management("");
        assertEquals(
                Set.of(
                        "org.cognitoee:type=JwksCache,application=\"/shop\",issuer=\"" + ISSUER + '"',
                        "org.cognitoee:type=JwksCache,application=\"/\",issuer=\"" + ISSUER + '"',
                        "org.cognitoee:type=VerifiedTokens,application=\"/shop\"",
                        "org.cognitoee:type=VerifiedTokens,application=\"/\""),
                registered());
        shop.close();
        assertEquals(0L, ofKeys("", "Attempts"));
        assertEquals(2, registered().size());
        root.close();
        assertEquals(earlier, registered());
    }

    @Test
    void applicationUnderATakenName_doesWithoutAndLeavesTheOtherItsOwn() throws JMException {
        try (Management first = management("/shop")) {
            Management second = management("/shop");
            second.close();
            assertEquals(0L, ofKeys("/shop", "Attempts"));
            first.close();
            first.close();
        }
        assertEquals(Set.of(), registered());
    }

    @Test
    void pathAndIssuerWithCharactersOfPatterns_areNamesAllTheSame() throws JMException {
        String issuer = "https://a.example/*?\"=,:\\";
        JwksCache odd =
                new JwksCache(Map.of(issuer, URI.create("http://127.0.0.1:9/")), null, scheduler, clock, event -> {});
        try (Management unused = new Management("/a*b,c=\"d?", odd, verifier, clock)) {
            assertEquals(2, registered().size());
        }
        assertEquals(Set.of(), registered());
    }

    @Test
    void guardThatCloses_takesItsBeansWithIt() {
        Map<String, String> params = Map.of(
                "cognito.user-pool-id",
                "eu-west-1_Example",
                "cognito.client-id",
                TestToken.CLIENT,
                "cognito.jwks-uri",
                server.uri().toString());
        Settings settings = Settings.read(new SettingsSources("", key -> null, key -> null, params::get));
        Guard guard = Guard.of(settings, Stub.extensions(), "/shop", InstantSource.system(), event -> {});
        assertEquals(3, registered().size());
        guard.close();
        assertEquals(Set.of(), registered());
    }

    private Management management(String contextPath) {
        return new Management(contextPath, keys, verifier, clock);
    }

    private void verify(TestToken token) {
        var unused = verifier.verify(new PresentedToken(token.signed()));
    }

    private static Set<String> registered() {
        try {
            return SERVER.queryNames(new ObjectName("org.cognitoee:*"), null).stream()
                    .map(ObjectName::toString)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (JMException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<String> keyIds(String contextPath) throws JMException {
        return Arrays.stream(assertInstanceOf(String[].class, ofKeys(contextPath, "KeyIds")))
                .collect(Collectors.toSet());
    }

    private static Map<String, Long> failures(String contextPath) throws JMException {
        return assertInstanceOf(TabularData.class, ofKeys(contextPath, "Failures")).values().stream()
                .map(CompositeData.class::cast)
                .collect(Collectors.toMap(row -> (String) row.get("key"), row -> (Long) row.get("value")));
    }

    private static Object ofKeys(String contextPath, String attribute) throws JMException {
        return value("JwksCache", contextPath, ",issuer=\"" + ISSUER + '"', attribute);
    }

    private static Object ofTokens(String contextPath, String attribute) throws JMException {
        return value("VerifiedTokens", contextPath, "", attribute);
    }

    private static Object value(String type, String contextPath, String rest, String attribute) throws JMException {
        String application = contextPath.isEmpty() ? "/" : contextPath;
        return SERVER.getAttribute(
                new ObjectName("org.cognitoee:type=" + type + ",application=\"" + application + '"' + rest), attribute);
    }
}
