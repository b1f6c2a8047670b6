package org.cognitoee.servertests.foreign;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import org.cognitoee.token.AccessToken;

/** All that an application has which knows nothing of its guard. */
@WebServlet({"/hello", "/annotated/hello", "/declared/hello"})
public class Hello extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** CDI's own, which the filter must not make ambiguous; not every server has it follow the request's. */
    @Inject
    private transient Principal principal;

    @Inject
    private transient Instance<AccessToken> caller;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter()
                .print("hello " + request.getUserPrincipal().getName() + ' '
                        + caller.get().username() + (principal == null ? " nobody" : ""));
    }
}
