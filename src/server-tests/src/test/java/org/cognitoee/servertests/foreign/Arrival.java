package org.cognitoee.servertests.foreign;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;

/** Says how a request has come here, and whose it is. */
@WebServlet(urlPatterns = Arrival.PATH, asyncSupported = true)
public class Arrival extends HttpServlet {

    static final String PATH = "/arrival";

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print(request.getDispatcherType() + " " + caller(request));
    }

    static String caller(HttpServletRequest request) {
        Principal caller = request.getUserPrincipal();
        return caller == null ? "nobody" : caller.getName();
    }
}
