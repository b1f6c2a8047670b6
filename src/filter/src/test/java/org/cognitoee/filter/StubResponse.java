package org.cognitoee.filter;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** What the filter may do to a response, remembered. */
public final class StubResponse {

    int status = 200;
    final Map<String, String> headers = new TreeMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    HttpServletResponse asResponse() {
        return Stub.of(HttpServletResponse.class, this);
    }

    String body() {
        return body.toString(StandardCharsets.UTF_8);
    }

    public void setStatus(int value) {
        status = value;
    }

    public void setHeader(String name, String value) {
        headers.put(name, value);
    }

    public void setContentLength(int length) {
        headers.put("Content-Length", Integer.toString(length));
    }

    public ServletOutputStream getOutputStream() {
        return new ServletOutputStream() {
            @Override
            public void write(int octet) {
                body.write(octet);
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
