package org.llmmodes.docs.boundary;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.llmmodes.platform.config.Settings;
import org.llmmodes.platform.problem.ProblemAnswers;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.problem.ProblemType;

/** Lets nobody see the documentation, nor the scripts that show it, where DOCS_ENABLED says so. */
@WebFilter(
        urlPatterns = {"/openapi.json", "/docs/*", "/redoc/*", "/webjars/*"},
        asyncSupported = true)
public class DocsSwitch extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    @Inject
    private transient Settings settings;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!settings.docsEnabled()) {
            ProblemAnswers.write(
                    new ProblemException(ProblemType.NOT_FOUND, "There is nothing at this address."),
                    request,
                    request.getRequestURI(),
                    response);
            return;
        }
        var path = request.getRequestURI();
        if (path.equals("/docs/") || path.equals("/redoc/")) {
            // Folders to the container, which would look for an index file.
            request.getRequestDispatcher(path.substring(0, path.length() - 1)).forward(request, response);
            return;
        }
        if (path.startsWith("/webjars/")) {
            // Their addresses carry their version.
            response.setHeader("Cache-Control", FOR_EVER);
        }
        chain.doFilter(request, response);
    }
}
