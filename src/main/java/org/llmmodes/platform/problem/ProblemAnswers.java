package org.llmmodes.platform.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.logging.Logger;
import org.llmmodes.platform.json.Json;
import org.llmmodes.platform.web.RequestId;

/** Turns problems into answers, for JAX-RS and for what happens outside it. */
public final class ProblemAnswers {

    private static final Logger LOG = Logger.getLogger(ProblemAnswers.class.getName());

    private ProblemAnswers() {}

    /** The answer for JAX-RS. */
    public static Response response(ProblemException exception, HttpServletRequest request) {
        var problem = exception.problem().in(request.getRequestURI(), RequestId.of(request));
        LOG.fine(() -> "Refused with " + problem.status() + ": " + problem.detail());
        var response =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
        if (problem.status() == 401) {
            response.header("WWW-Authenticate", "Bearer");
        }
        exception.headers().forEach(response::header);
        return response.build();
    }

    /** Writes the answer where no JAX-RS is at work. */
    public static void write(
            ProblemException exception, HttpServletRequest request, String path, HttpServletResponse response)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        var problem = exception.problem().in(path, RequestId.of(request));
        response.resetBuffer();
        response.setStatus(problem.status());
        if (problem.status() == 401) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        exception.headers().forEach(response::setHeader);
        response.setContentType(Problem.MEDIA_TYPE);
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(Json.bytes(problem));
    }
}
