package org.llmmodes.auth.boundary;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.llmmodes.auth.control.AccessTokens;

/**
 * Has MicroProfile JWT identify the caller, where a request brings an access token of ours. It is shown no other: a token that it cannot take, such
 * as a refresh token sent by mistake, it would quote in the server's logs, and somebody could go on with it there.
 */
@WebFilter(urlPatterns = "/api/*", asyncSupported = true)
public class BearerFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /** The name of a scheme has no case (RFC 9110 §11.1). */
    private static final String SCHEME = "Bearer ";

    @Inject
    private transient AccessTokens tokens;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var authorization = request.getHeader("Authorization");
        if (authorization != null
                && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && tokens.isOurs(authorization.substring(SCHEME.length()).strip())) {
            request.authenticate(response);
        }
        chain.doFilter(request, response);
    }
}
