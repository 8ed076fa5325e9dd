package org.llmmodes.pages.boundary;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.llmmodes.platform.problem.ProblemAnswers;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.problem.ProblemType;
import org.llmmodes.platform.web.SecurityHeaders;

/**
 * The pages and what they are made of, from src/main/webapp: the chats at /app, the console at /admin, where the links of letters lead, and the look that they share.
 * Browsers keep the files and ask each time whether they still hold (RFC 9110 §13.1.2), so that a new version shows at once.
 */
@WebServlet(
        urlPatterns = {"/app/*", "/admin/*", "/look/*", "/letters/*", "/verify-email", "/reset-password", "/unlock"})
public class PageFiles extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** Folders and one file, in small letters; no dots but the one before the ending. */
    private static final Pattern FILE = Pattern.compile("(?:/[a-z0-9-]+)+\\.[a-z0-9]+");

    /** What answers at addresses without an ending; the last one is where the one-time link of a server without an administrator leads. */
    private static final Map<String, String> PAGES = Map.of(
            "/app", "/app/index.html",
            "/app/", "/app/index.html",
            "/admin", "/admin/index.html",
            "/admin/", "/admin/index.html",
            "/admin/bootstrap", "/admin/index.html",
            // Where the links of letters lead; the page looks which it is, and at the token, which the server does not
            // read here.
            "/verify-email", "/letters/index.html",
            "/reset-password", "/letters/index.html",
            "/unlock", "/letters/index.html");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=UTF-8",
            "css", "text/css; charset=UTF-8",
            "js", "text/javascript; charset=UTF-8",
            "svg", "image/svg+xml",
            "png", "image/png");

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = request.getServletPath()
                + Optional.ofNullable(request.getPathInfo()).orElse("");
        var file = PAGES.getOrDefault(path, path);
        var content = read(file);
        if (content.isEmpty()) {
            ProblemAnswers.write(
                    new ProblemException(ProblemType.NOT_FOUND, "There is nothing at this address."),
                    request,
                    request.getRequestURI(),
                    response);
            return;
        }
        answer(request, response, content.get(), typeOf(file));
    }

    private static void answer(HttpServletRequest request, HttpServletResponse response, byte[] content, String type)
            throws IOException {
        var tag = tagOf(content);
        response.setHeader("Content-Security-Policy", SecurityHeaders.PAGE_POLICY);
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("ETag", tag);
        var known = request.getHeader("If-None-Match");
        if (known != null && known.contains(tag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(type);
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }

    private Optional<byte[]> read(String path) throws IOException {
        if (!FILE.matcher(path).matches() || typeOf(path).isEmpty()) {
            return Optional.empty();
        }
        try (var stream = getServletContext().getResourceAsStream(path)) {
            return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
        }
    }

    private static String typeOf(String file) {
        return TYPES.getOrDefault(file.substring(file.lastIndexOf('.') + 1), "");
    }

    private static String tagOf(byte[] content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(content);
            return "\""
                    + Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(digest)
                            .substring(0, 22) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
