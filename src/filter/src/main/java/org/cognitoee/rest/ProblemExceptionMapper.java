package org.cognitoee.rest;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.cognitoee.problem.Problem;
import org.cognitoee.problem.ProblemException;

/** Answers with the problem that a CDI bean behind a resource has refused its caller for. */
public class ProblemExceptionMapper implements ExceptionMapper<ProblemException> {

    @Override
    public Response toResponse(ProblemException exception) {
        return response(exception.problem());
    }

    static Response response(Problem problem) {
        Response.ResponseBuilder response =
                Response.status(problem.reason().status()).entity(problem.json());
        problem.headers().forEach(response::header);
        return response.build();
    }
}
