package org.cognitoee.servertests.probe;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Goes on to the probe in each of the ways that the Servlet API has, as the last segment of the path says. */
@WebServlet(
        urlPatterns = {"/dispatch/forward", "/dispatch/include", "/dispatch/async", "/dispatch/error"},
        asyncSupported = true)
public class DispatchServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** Nobody else's status, and the one that {@code web-fragment.xml} has an error page for. */
    private static final int TEAPOT = 418;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        switch (request.getServletPath()) {
            case "/dispatch/forward" ->
                request.getRequestDispatcher(ProbeServlet.TARGET).forward(request, response);
            case "/dispatch/include" ->
                request.getRequestDispatcher(ProbeServlet.TARGET).include(request, response);
            case "/dispatch/async" -> request.startAsync().dispatch(ProbeServlet.TARGET);
            default -> response.sendError(TEAPOT);
        }
    }
}
