package org.llmmodes.platform.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.llmmodes.platform.problem.ProblemAnswers;
import org.llmmodes.platform.problem.ProblemException;

/** The first and last of every exchange: request id, headers that every answer carries, CORS, and the limit of the body. */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class RequestFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Cors cors;

    @Inject
    private transient BodyLimits bodyLimits;

    @Inject
    private transient ClientAddress clientAddress;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var id = RequestId.of(request);
        RequestId.enter(id);
        RequestOrigin.enter(RequestOrigin.of(clientAddress.of(request), request.getHeader("User-Agent")));
        try {
            // A bearer token that cannot be read leaves a 401 behind, also where nobody asked for one.
            response.setStatus(HttpServletResponse.SC_OK);
            response.setHeader(RequestId.HEADER, id);
            SecurityHeaders.apply(request, response);
            if (cors.answer(request, response)) {
                return;
            }
            AddressCheck.require(request);
            var limited = bodyLimits.limit(request);
            try {
                chain.doFilter(limited, response);
            } finally {
                limited.leave();
            }
        } catch (ProblemException problem) {
            ProblemAnswers.write(problem, request, request.getRequestURI(), response);
        } finally {
            RequestId.leave();
            RequestOrigin.leave();
        }
    }
}
