package org.llmmodes.auth.boundary;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.llmmodes.auth.control.SigningKeys;

/** The public keys that access tokens are verified with, for whoever wants to verify them too (RFC 7517). */
@WebServlet(urlPatterns = "/.well-known/jwks.json")
public class PublicKeysPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient SigningKeys keys;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "public, max-age=300");
        response.getOutputStream().write(keys.publicKeys().getBytes(StandardCharsets.UTF_8));
    }
}
