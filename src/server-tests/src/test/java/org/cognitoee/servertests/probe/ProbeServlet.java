package org.cognitoee.servertests.probe;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Takes whatever is not below {@code /auth}, by any method, of any dispatch. */
@WebServlet(urlPatterns = "/*", asyncSupported = true)
public class ProbeServlet extends HttpServlet {

    /** Where all dispatches of the probes go. */
    static final String TARGET = "/dispatched";

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getDispatcherType() == DispatcherType.ERROR && !TARGET.equals(request.getPathInfo())) {
            return; // an error page of the WAR's own, which is nobody's secret
        }
        Calls.count(request);
        response.setHeader(Calls.HEADER, Calls.MARKER);
        response.setContentType("text/plain");
        response.getWriter().print(Calls.MARKER);
    }
}
