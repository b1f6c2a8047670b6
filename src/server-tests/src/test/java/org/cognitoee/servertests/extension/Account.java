package org.cognitoee.servertests.extension;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.cognitoee.token.AccessToken;

/** What a user of any of the pools may read, and do: lock himself out. */
@WebServlet("/account")
public class Account extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient LockedUsers lockedUsers;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print(caller(request).issuer());
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        lockedUsers.lock(String.valueOf(caller(request).username()));
    }

    private static AccessToken caller(HttpServletRequest request) {
        return (AccessToken) request.getUserPrincipal();
    }
}
