package org.llmmodes.docs.boundary;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** {@code GET /redoc}: the same calls as one long page to read. */
@WebServlet(urlPatterns = "/redoc")
public class RedocPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final class Holder {
        static final byte[] HTML =
                HtmlPage.fill("redoc.html", Map.of("redoc", HtmlPage.webJar("org.webjars.npm", "redoc")));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HtmlPage.answer(response, Holder.HTML);
    }
}
