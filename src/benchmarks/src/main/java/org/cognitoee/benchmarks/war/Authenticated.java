package org.cognitoee.benchmarks.war;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;

/** A request that names its caller. */
public class Authenticated extends HttpServletRequestWrapper {

    private final Principal caller;

    Authenticated(HttpServletRequest request, Principal caller) {
        super(request);
        this.caller = caller;
    }

    @Override
    public Principal getUserPrincipal() {
        return caller;
    }
}
