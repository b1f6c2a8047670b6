package org.cognitoee.filter;

import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An application under {@code /shop} with the required settings, whose issuer nobody answers for. */
public final class StubContext {

    final Map<String, String> contextParams = new HashMap<>(Map.of(
            "cognito.user-pool-id", "eu-west-1_Example",
            "cognito.client-id", "1example23456789",
            "cognito.issuers", "http://127.0.0.1:9/eu-west-1_Example",
            "cognito.public-paths", "GET /open"));

    private final Map<String, Object> attributes = new HashMap<>();
    private final Map<String, FilterRegistration> filters = new HashMap<>();

    /** A filter and the patterns that it is mapped to. */
    public record Registration(String className, List<String> patterns) {

        public String getClassName() {
            return className;
        }

        public Collection<String> getUrlPatternMappings() {
            return patterns;
        }
    }

    StubContext with(String filterClass, String... patterns) {
        filters.put(
                "filter" + filters.size(),
                Stub.of(FilterRegistration.class, new Registration(filterClass, List.of(patterns))));
        return this;
    }

    ServletContext asContext() {
        return Stub.of(ServletContext.class, this);
    }

    public String getContextPath() {
        return "/shop";
    }

    public @Nullable String getInitParameter(String name) {
        return contextParams.get(name);
    }

    public @Nullable Object getAttribute(String name) {
        return attributes.get(name);
    }

    public void setAttribute(String name, Object value) {
        attributes.put(name, value);
    }

    public Map<String, ? extends FilterRegistration> getFilterRegistrations() {
        return filters;
    }
}
