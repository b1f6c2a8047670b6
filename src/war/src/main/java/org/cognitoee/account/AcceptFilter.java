package org.cognitoee.account;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Pattern;
import org.cognitoee.problem.Problem;
import org.cognitoee.problem.ProblemException;
import org.cognitoee.problem.Reason;

/** Refuses an {@code Accept} with a weight that is no number, over which RESTEasy fails when it looks for the resource. */
@Provider
@PreMatching
public class AcceptFilter implements ContainerRequestFilter {

    /** {@code .2} is what the JDK's own client sends. */
    private static final Pattern NO_NUMBER =
            Pattern.compile(";[ \\t]*[qQ][ \\t]*=(?![ \\t]*(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)[ \\t]*(?:[,;]|$))");

    @Override
    public void filter(ContainerRequestContext request) {
        String accept = request.getHeaderString(HttpHeaders.ACCEPT);
        if (accept != null && NO_NUMBER.matcher(accept).find()) {
            throw new ProblemException(Problem.of(Reason.BAD_REQUEST));
        }
    }
}
