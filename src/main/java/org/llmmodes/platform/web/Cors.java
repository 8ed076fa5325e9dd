package org.llmmodes.platform.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.llmmodes.platform.config.Settings;

/** Cross-origin answers (Fetch standard, CORS protocol) for the origins of ALLOWED_ORIGINS and for nobody else. */
@ApplicationScoped
public class Cors {

    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
    private static final String REQUEST_HEADERS =
            "Accept, Accept-Language, Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, Last-Event-ID, Prefer,"
                    + " X-Request-ID, X-Requested-With";
    private static final String EXPOSED =
            "Content-Disposition, ETag, Idempotency-Replayed, Link, Location, RateLimit, RateLimit-Policy, Retry-After, X-Request-ID,"
                    + " X-Total-Count";

    private final Set<String> origins;

    @Inject
    public Cors(Settings settings) {
        this.origins = Set.copyOf(settings.web().allowedOrigins());
    }

    protected Cors() {
        this.origins = Set.of();
    }

    /** Sets the headers; true when the request was a preflight and is answered by that. */
    boolean answer(HttpServletRequest request, HttpServletResponse response) {
        var origin = request.getHeader("Origin");
        response.addHeader("Vary", "Origin");
        var allowed = origin != null && origins.contains(origin);
        if (allowed) {
            response.setHeader("Access-Control-Allow-Origin", origin);
            response.setHeader("Access-Control-Allow-Credentials", "true");
            response.setHeader("Access-Control-Expose-Headers", EXPOSED);
        }
        var preflight = "OPTIONS".equals(request.getMethod())
                && origin != null
                && request.getHeader("Access-Control-Request-Method") != null;
        if (!preflight) {
            return false;
        }
        response.addHeader("Vary", "Access-Control-Request-Method, Access-Control-Request-Headers");
        if (allowed) {
            response.setHeader("Access-Control-Allow-Methods", METHODS);
            response.setHeader("Access-Control-Allow-Headers", REQUEST_HEADERS);
            response.setHeader("Access-Control-Max-Age", "600");
        }
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        return true;
    }
}
