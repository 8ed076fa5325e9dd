package org.llmmodes.health.boundary;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.llmmodes.platform.config.Settings;
import org.llmmodes.platform.config.Version;
import org.llmmodes.platform.json.Json;

/** {@code GET /}: what this is and that it is up. */
@WebServlet(urlPatterns = "")
public class StatusPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Settings settings;

    @Inject
    private transient Version version;

    record Status(String status, String message, String version, String environment) {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        var environment = settings.environment().name().toLowerCase(Locale.ROOT);
        response.getOutputStream()
                .write(Json.bytes(new Status("healthy", "LLM_MODES is running", version.number(), environment)));
    }
}
