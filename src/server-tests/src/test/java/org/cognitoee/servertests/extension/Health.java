package org.cognitoee.servertests.extension;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.cognitoee.settings.PublicPath;

/** What anybody may read, as the application says in code; {@code /health/more} is not. */
@WebServlet({"/health", "/health/more"})
public class Health extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Rejections rejections;

    /** Where the path is made public. */
    @Dependent
    static class Paths {

        /** A CDI bean for each path. */
        @Produces
        PublicPath health() {
            return PublicPath.of("GET /health");
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print(rejections.last());
    }
}
