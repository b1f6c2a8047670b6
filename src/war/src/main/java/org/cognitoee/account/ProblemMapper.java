package org.cognitoee.account;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import org.cognitoee.problem.Problem;
import org.cognitoee.problem.ProblemException;
import org.cognitoee.problem.Reason;

/** Answers whatever a resource, or JAX-RS itself, throws with a problem document. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = System.getLogger(ProblemMapper.class.getName());

    private static final Map<Integer, Reason> REASONS = Map.of(
            404, Reason.NOT_FOUND,
            405, Reason.METHOD_NOT_ALLOWED,
            406, Reason.NOT_ACCEPTABLE,
            413, Reason.BODY_TOO_LARGE,
            415, Reason.MEDIA_TYPE_UNSUPPORTED);

    @Override
    public Response toResponse(Throwable thrown) {
        Problem problem = problem(thrown);
        Response.ResponseBuilder response =
                Response.status(problem.reason().status()).entity(problem.json());
        problem.headers().forEach(response::header);
        if (thrown instanceof WebApplicationException jaxRs
                && jaxRs.getResponse().getHeaderString(HttpHeaders.ALLOW) != null) {
            response.header(HttpHeaders.ALLOW, jaxRs.getResponse().getHeaderString(HttpHeaders.ALLOW));
        }
        return response.build();
    }

    private static Problem problem(Throwable thrown) {
        if (thrown instanceof ProblemException problem) {
            return problem.problem();
        }
        if (thrown instanceof WebApplicationException jaxRs
                && jaxRs.getResponse().getStatus() < 500) {
            return Problem.of(REASONS.getOrDefault(jaxRs.getResponse().getStatus(), Reason.BAD_REQUEST));
        }
        if (thrown.getCause() instanceof ProblemException cause) {
            return cause.problem();
        }
        // the message is left out: it may hold what the caller sent
        LOG.log(Level.ERROR, "A bug: {0} {1}", thrown.getClass().getName(), List.of(thrown.getStackTrace()));
        return Problem.of(Reason.INTERNAL_ERROR);
    }
}
