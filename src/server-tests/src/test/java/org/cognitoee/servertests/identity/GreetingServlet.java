package org.cognitoee.servertests.identity;

import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.cognitoee.problem.ProblemException;
import org.cognitoee.token.AccessToken;

/** Says who calls, and whether he may call a bean. */
@WebServlet({"/greeting", "/public-greeting"})
public class GreetingServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Greeter greeter;

    @Inject
    private transient Orders orders;

    @Inject
    private transient SecurityContext context;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String answer;
        try {
            answer = orders.call("role");
        } catch (ProblemException refused) {
            answer = refused.problem().reason().name();
        }
        response.getWriter()
                .print(greeter.greeting() + (request.isUserInRole("admin") ? ", admin" : "")
                        + (context.isCallerInRole("admin") ? ", admin" : "")
                        + (context.getCallerPrincipal() instanceof AccessToken ? "" : ", unknown") + ": " + answer);
    }
}
