package org.cognitoee.filter;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that the filter may look at in a request: neither its query and parameters, nor its cookies, nor the decoded
 * paths.
 */
public final class StubRequest {

    final Map<String, Object> attributes = new HashMap<>();

    private final String method;
    private final String rawUri;
    private List<String> authorization = List.of();
    private DispatcherType dispatcherType = DispatcherType.REQUEST;

    StubRequest(String method, String rawUri) {
        this.method = method;
        this.rawUri = rawUri;
    }

    StubRequest authorization(String... values) {
        authorization = List.of(values);
        return this;
    }

    StubRequest dispatchedAs(DispatcherType type) {
        dispatcherType = type;
        return this;
    }

    HttpServletRequest asRequest() {
        return Stub.of(HttpServletRequest.class, this);
    }

    public String getMethod() {
        return method;
    }

    public String getRequestURI() {
        return rawUri;
    }

    public DispatcherType getDispatcherType() {
        return dispatcherType;
    }

    public Enumeration<String> getHeaders(String name) {
        return Collections.enumeration(name.equalsIgnoreCase("Authorization") ? authorization : List.of());
    }

    public @Nullable Object getAttribute(String name) {
        return attributes.get(name);
    }

    public void setAttribute(String name, Object value) {
        attributes.put(name, value);
    }
}
