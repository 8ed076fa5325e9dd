package org.llmmodes.platform.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Answers everything nobody expected: a problem we threw inside something, a database that is away, or a 500 with the request id only. */
@Provider
public class UnexpectedExceptionMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = Logger.getLogger(UnexpectedExceptionMapper.class.getName());

    @Context
    private HttpServletRequest request;

    @Override
    public Response toResponse(Throwable failure) {
        return ProblemAnswers.response(classify(failure), request);
    }

    private ProblemException classify(Throwable failure) {
        var known = KnownFailures.problemOf(failure);
        if (known.isPresent()) {
            if (known.get().type() == ProblemType.UNAVAILABLE) {
                LOG.log(Level.WARNING, "A dependency is away at " + request.getRequestURI(), failure);
            }
            return known.get();
        }
        LOG.log(Level.SEVERE, "Unexpected failure at " + request.getMethod() + " " + request.getRequestURI(), failure);
        return ContainerProblems.ofStatus(500);
    }
}
