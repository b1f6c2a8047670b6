package org.cognitoee.servertests.foreign;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Goes on to {@link Arrival} in each of the ways that the Servlet API has, or answers from another thread. */
@WebServlet(
        urlPatterns = {
            "/departure/forward",
            "/departure/include",
            "/departure/error",
            "/departure/async",
            "/departure/async-wrapped",
            "/departure/thread"
        },
        asyncSupported = true)
public class Departure extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** Nobody else's status, and the one that {@code web-fragment.xml} has an error page for. */
    private static final int TEAPOT = 418;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        switch (request.getServletPath()) {
            case "/departure/forward" ->
                request.getRequestDispatcher(Arrival.PATH).forward(request, response);
            case "/departure/include" ->
                request.getRequestDispatcher(Arrival.PATH).include(request, response);
            case "/departure/error" -> response.sendError(TEAPOT);
            case "/departure/async" -> request.startAsync().dispatch(Arrival.PATH);
            case "/departure/async-wrapped" ->
                request.startAsync(request, response).dispatch(Arrival.PATH);
            default -> {
                AsyncContext async = request.startAsync(request, response);
                async.start(() -> answer(async));
            }
        }
    }

    private static void answer(AsyncContext async) {
        try {
            async.getResponse().getWriter().print("THREAD " + Arrival.caller((HttpServletRequest) async.getRequest()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            async.complete();
        }
    }
}
