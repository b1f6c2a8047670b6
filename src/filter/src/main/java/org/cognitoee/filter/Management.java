package org.cognitoee.filter;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.cognitoee.token.JwksCache;
import org.cognitoee.token.KeySetStatus;
import org.cognitoee.token.TokenVerifier;
import org.cognitoee.token.VerifiedTokensStatus;
import org.jspecify.annotations.Nullable;

/** What an operator sees of one application's guard by JMX, from its start to its end. */
final class Management implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Management.class.getName());

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final List<ObjectName> names = new ArrayList<>();

    /** The keys of an issuer, as they are when somebody looks. */
    private record Keys(JwksCache cache, String issuer, InstantSource clock) implements JwksCacheMXBean {

        private KeySetStatus status() {
            return cache.status(issuer);
        }

        @Override
        public Set<String> getKeyIds() {
            return status().keyIds();
        }

        @Override
        public @Nullable Long getAgeSeconds() {
            @Nullable Instant fetchedAt = status().fetchedAt();
            return fetchedAt == null
                    ? null
                    : Duration.between(fetchedAt, clock.instant()).toSeconds();
        }

        @Override
        public @Nullable Long getNextRefreshSeconds() {
            @Nullable Instant next = status().nextRefresh();
            return next == null
                    ? null
                    : Math.max(0, Duration.between(clock.instant(), next).toSeconds());
        }

        @Override
        public long getAttempts() {
            return status().attempts();
        }

        @Override
        public Map<String, Long> getFailures() {
            Map<String, Long> failures = new TreeMap<>();
            status().failures().forEach((kind, count) -> failures.put(kind.name(), count));
            return failures;
        }

        @Override
        public long getUnknownKeyIdsRefused() {
            return status().unknownKeyIdsRefused();
        }
    }

    /** The tokens that are known, as they are when somebody looks. */
    private record Tokens(TokenVerifier verifier) implements VerifiedTokensMXBean {

        private VerifiedTokensStatus status() {
            return verifier.verifiedTokens();
        }

        @Override
        public long getCapacity() {
            return status().capacity();
        }

        @Override
        public long getSize() {
            return status().size();
        }

        @Override
        public long getHits() {
            return status().hits();
        }

        @Override
        public long getMisses() {
            return status().misses();
        }

        @Override
        public long getEvictions() {
            return status().evictions();
        }
    }

    /** @param contextPath the application's context path, empty for the root */
    Management(String contextPath, JwksCache keys, TokenVerifier verifier, InstantSource clock) {
        String application = ",application=" + ObjectName.quote(contextPath.isEmpty() ? "/" : contextPath);
        register("VerifiedTokens" + application, new Tokens(verifier));
        for (String issuer : keys.issuers()) {
            register("JwksCache" + application + ",issuer=" + ObjectName.quote(issuer), new Keys(keys, issuer, clock));
        }
    }

    /** Without its MXBeans the guard does as well. */
    private void register(String name, Object bean) {
        try {
            ObjectName objectName = new ObjectName("org.cognitoee:type=" + name);
            server.registerMBean(bean, objectName);
            names.add(objectName);
        } catch (JMException e) {
            LOG.log(Level.WARNING, "No MXBean {0}: {1}", name, e.getClass().getName());
        }
    }

    @Override
    public void close() {
        for (ObjectName name : names) {
            try {
                server.unregisterMBean(name);
            } catch (JMException e) {
                LOG.log(
                        Level.WARNING,
                        "The MXBean {0} cannot be removed: {1}",
                        name,
                        e.getClass().getName());
            }
        }
    }
}
