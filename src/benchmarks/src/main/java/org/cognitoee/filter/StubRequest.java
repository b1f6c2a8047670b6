package org.cognitoee.filter;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request as far as a filter asks: anything else that it asks is an error. Not more than a map costs. */
final class StubRequest extends HttpServletRequestWrapper {

    private static final HttpServletRequest NOTHING_ELSE = (HttpServletRequest) Proxy.newProxyInstance(
            StubRequest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) -> {
                throw new UnsupportedOperationException(method.toString());
            });

    private final String uri;
    private final @Nullable String authorization;
    private final Map<String, Object> attributes = new HashMap<>();

    StubRequest(String uri, @Nullable String authorization) {
        super(NOTHING_ELSE);
        this.uri = uri;
        this.authorization = authorization;
    }

    @Override
    public DispatcherType getDispatcherType() {
        return DispatcherType.REQUEST;
    }

    @Override
    public String getMethod() {
        return "GET";
    }

    @Override
    public String getRequestURI() {
        return uri;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return isAuthorization(name) ? authorization : null;
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return isAuthorization(name) && authorization != null
                ? Collections.enumeration(List.of(authorization))
                : Collections.emptyEnumeration();
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        return attributes.get(name);
    }

    @Override
    public void setAttribute(String name, Object value) {
        attributes.put(name, value);
    }

    private static boolean isAuthorization(String name) {
        return name.equalsIgnoreCase("Authorization");
    }
}
