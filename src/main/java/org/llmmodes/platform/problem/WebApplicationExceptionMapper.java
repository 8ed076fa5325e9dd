package org.llmmodes.platform.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Gives JAX-RS's own refusals (no such path, wrong method, wrong media type, not allowed) the shape of a problem. */
@Provider
public class WebApplicationExceptionMapper implements ExceptionMapper<WebApplicationException> {

    @Context
    private HttpServletRequest request;

    @Override
    public Response toResponse(WebApplicationException exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return ProblemAnswers.response(problem, request);
            }
        }
        var status = exception.getResponse().getStatus();
        var problem = ContainerProblems.ofStatus(status);
        var allow = exception.getResponse().getHeaderString("Allow");
        if (allow != null) {
            problem.header("Allow", allow);
        }
        return ProblemAnswers.response(problem, request);
    }
}
