package org.cognitoee.filter;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.lang.reflect.Proxy;

/** A response that takes what a refusal writes, and keeps the status. */
final class StubResponse extends HttpServletResponseWrapper {

    private static final HttpServletResponse NOTHING_ELSE = (HttpServletResponse) Proxy.newProxyInstance(
            StubResponse.class.getClassLoader(),
            new Class<?>[] {HttpServletResponse.class},
            (proxy, method, arguments) -> {
                throw new UnsupportedOperationException(method.toString());
            });

    private static final ServletOutputStream NOWHERE = new ServletOutputStream() {
        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void write(int octet) {}

        @Override
        public void write(byte[] octets, int offset, int length) {}
    };

    private int status = SC_OK;

    StubResponse() {
        super(NOTHING_ELSE);
    }

    @Override
    public int getStatus() {
        return status;
    }

    @Override
    public void setStatus(int status) {
        this.status = status;
    }

    @Override
    public void setHeader(String name, String value) {}

    @Override
    public void setContentLength(int length) {}

    @Override
    public ServletOutputStream getOutputStream() {
        return NOWHERE;
    }
}
