package org.cognitoee.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.SecurityContext;
import org.cognitoee.problem.Problem;
import org.cognitoee.problem.Reason;
import org.cognitoee.token.Requirement;
import org.jspecify.annotations.Nullable;

/** Lets a request through to its resource method if the caller has what the method asks for, and answers it otherwise. */
class RequirementFilter implements ContainerRequestFilter {

    private final Requirement requirement;

    RequirementFilter(Requirement requirement) {
        this.requirement = requirement;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        SecurityContext caller = request.getSecurityContext();
        @Nullable Reason refusal = requirement.refusal(caller.getUserPrincipal(), caller::isUserInRole);
        if (refusal != null) {
            request.abortWith(ProblemExceptionMapper.response(Problem.of(refusal)));
        }
    }
}
