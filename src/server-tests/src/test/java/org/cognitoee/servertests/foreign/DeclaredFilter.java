package org.cognitoee.servertests.foreign;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A filter of the application's own, for its {@code web.xml}: answers some requests itself or by other resources, and wraps the
 * rest. */
public class DeclaredFilter extends HttpFilter {

    /** The header of the answers that have come past this filter. */
    public static final String HEADER = "X-Own-Filter";

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader(HEADER, getFilterName());
        String uri = request.getRequestURI();
        switch (uri.substring(uri.lastIndexOf('/') + 1)) {
            case "own-answer" -> response.getWriter().print("own answer");
            case "forward" -> request.getRequestDispatcher("/hello").forward(request, response);
            case "public-forward" ->
                request.getRequestDispatcher("/forwarded.html").forward(request, response);
            case "include" -> request.getRequestDispatcher("/hello").include(request, response);
            default -> chain.doFilter(new HttpServletRequestWrapper(request), response);
        }
    }
}
