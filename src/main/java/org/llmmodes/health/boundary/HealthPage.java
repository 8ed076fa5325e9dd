package org.llmmodes.health.boundary;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.llmmodes.platform.json.Json;

/** {@code GET /health} on the public address: 200 when this node can serve, 503 when it cannot. */
@WebServlet(urlPatterns = "/health")
public class HealthPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient DatabaseCheck database;

    @Inject
    private transient Clock clock;

    record Health(String status, Map<String, String> checks, Instant timestamp) {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var healthy = database.answers();
        var word = healthy ? "healthy" : "unhealthy";
        response.setStatus(healthy ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        if (!healthy) {
            response.setHeader("Retry-After", "5");
        }
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(Json.bytes(new Health(word, Map.of("database", word), clock.instant())));
    }
}
