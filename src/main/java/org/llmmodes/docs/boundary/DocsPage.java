package org.llmmodes.docs.boundary;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.llmmodes.platform.problem.ProblemType;

/** {@code GET /docs}: every call, to read and to try, and every problem type, to which the {@code type} of a problem points. */
@WebServlet(urlPatterns = "/docs")
public class DocsPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final class Holder {
        static final byte[] HTML = HtmlPage.fill(
                "docs.html",
                Map.of("swagger-ui", HtmlPage.webJar("org.webjars", "swagger-ui"), "problems", problems()));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HtmlPage.answer(response, Holder.HTML);
    }

    /** The problem types as articles, each under the anchor that {@link ProblemType#uri()} names. */
    static String problems() {
        return Arrays.stream(ProblemType.values())
                .map(type -> """
                        <article id="problem-%s">
                          <h3><span class="status">%d</span> %s</h3>
                          <p>%s</p>
                          <p><a href="%s"><code>%s</code></a></p>
                        </article>
                        """.formatted(
                                type.slug(),
                                type.status(),
                                HtmlPage.escape(type.title()),
                                HtmlPage.escape(type.explanation()),
                                type.uri(),
                                type.uri()))
                .collect(Collectors.joining());
    }
}
