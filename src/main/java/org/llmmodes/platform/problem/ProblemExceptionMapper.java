package org.llmmodes.platform.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers our own problems. */
@Provider
public class ProblemExceptionMapper implements ExceptionMapper<ProblemException> {

    @Context
    private HttpServletRequest request;

    @Override
    public Response toResponse(ProblemException exception) {
        return ProblemAnswers.response(exception, request);
    }
}
