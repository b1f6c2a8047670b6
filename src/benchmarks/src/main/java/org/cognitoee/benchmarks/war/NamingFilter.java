package org.cognitoee.benchmarks.war;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What it costs the server that a request names its caller: the header is read and believed. */
public class NamingFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String caller = request.getHeader("Authorization") == null ? "nobody" : "caller";
        chain.doFilter(new Authenticated(request, () -> caller), response);
    }
}
