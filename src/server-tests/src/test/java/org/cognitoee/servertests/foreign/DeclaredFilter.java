package org.cognitoee.servertests.foreign;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A filter of the application's own, for its {@code web.xml}: answers some requests itself, and wraps the others. */
public class DeclaredFilter extends HttpFilter {

    /** The header of the answers that have come past this filter. */
    public static final String HEADER = "X-Own-Filter";

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader(HEADER, getFilterName());
        if (request.getRequestURI().endsWith("/own-answer")) {
            response.getWriter().print("own answer");
        } else {
            chain.doFilter(new HttpServletRequestWrapper(request), response);
        }
    }
}
