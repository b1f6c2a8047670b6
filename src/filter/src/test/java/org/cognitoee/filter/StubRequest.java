package org.cognitoee.filter;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All that the filter may look at in a request: neither its query and parameters nor the decoded paths. */
public final class StubRequest {

    final Map<String, Object> attributes = new HashMap<>();

    private final String method;
    private final String rawUri;
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final List<Cookie> cookies = new ArrayList<>();
    private DispatcherType dispatcherType = DispatcherType.REQUEST;
    private String scheme = "https";
    private int port = 443;

    StubRequest(String method, String rawUri) {
        this.method = method;
        this.rawUri = rawUri;
    }

    StubRequest authorization(String... values) {
        return header("Authorization", values);
    }

    StubRequest header(String name, String... values) {
        headers.put(name, List.of(values));
        return this;
    }

    StubRequest cookie(String name, String value) {
        cookies.add(new Cookie(name, value));
        return this;
    }

    StubRequest dispatchedAs(DispatcherType type) {
        dispatcherType = type;
        return this;
    }

    /** As sent to another port, with TLS or without. */
    StubRequest at(String otherScheme, int otherPort) {
        scheme = otherScheme;
        port = otherPort;
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
        return Collections.enumeration(headers.getOrDefault(name, List.of()));
    }

    public @Nullable String getHeader(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst().orElse(null);
    }

    public Cookie @Nullable [] getCookies() {
        return cookies.isEmpty() ? null : cookies.toArray(Cookie[]::new);
    }

    public long getContentLengthLong() {
        String length = getHeader("Content-Length");
        return length == null ? -1 : Long.parseLong(length);
    }

    public String getScheme() {
        return scheme;
    }

    public boolean isSecure() {
        return scheme.equals("https");
    }

    public String getServerName() {
        return "shop.example";
    }

    public int getServerPort() {
        return port;
    }

    public @Nullable Object getAttribute(String name) {
        return attributes.get(name);
    }

    public void setAttribute(String name, Object value) {
        attributes.put(name, value);
    }
}
