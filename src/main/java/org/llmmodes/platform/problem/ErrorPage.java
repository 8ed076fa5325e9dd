package org.llmmodes.platform.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.llmmodes.platform.web.RequestId;
import org.llmmodes.platform.web.SecurityHeaders;

/** Where the container sends what failed outside JAX-RS (see web.xml): the same problem shape as everywhere. */
@WebServlet(urlPatterns = "/internal/error")
public class ErrorPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** What servlets answer to PATCH and to methods that do not exist. */
    private static final int METHOD_UNKNOWN = 501;

    /** What the addresses outside JAX-RS know: pages and files. */
    private static final String READING = "GET, HEAD, OPTIONS";

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.getHeader(RequestId.HEADER) == null) {
            // The container refused before the filter was asked, as it does for WEB-INF.
            response.setHeader(RequestId.HEADER, RequestId.of(request));
            SecurityHeaders.apply(request, response);
        }
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        if (status == null) {
            // Asked for directly: this address is nobody's.
            ProblemAnswers.write(ContainerProblems.ofStatus(404), request, request.getRequestURI(), response);
            return;
        }
        var exception = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        var path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        ProblemAnswers.write(problemOf((Integer) status, path, exception), request, path, response);
    }

    private static ProblemException problemOf(int status, String path, @Nullable Object exception) {
        if (path.indexOf('\\') >= 0) {
            // The container's security check breaks on it, before anything of ours is asked.
            return ContainerProblems.ofStatus(400);
        }
        if (status == METHOD_UNKNOWN || status == 405) {
            return ContainerProblems.ofStatus(405).header("Allow", READING);
        }
        if (status == 403) {
            // What the container serves to nobody (a .jsp, say): who asks need not know that it knows the name.
            return ContainerProblems.ofStatus(404);
        }
        if (status >= 500 && exception instanceof Throwable failure) {
            return KnownFailures.problemOf(failure).orElseGet(() -> ContainerProblems.ofStatus(500));
        }
        return ContainerProblems.ofStatus(status);
    }
}
