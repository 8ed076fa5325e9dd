package org.llmmodes.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.problem.ProblemType;

/**
 * Refuses requests whose Host header or path is no part of a URI (RFC 3986), before anything is done for them: behind us there are parsers that
 * break on them, some only after the work is done.
 */
final class AddressCheck {

    /** A name, an IPv4 address, or an IPv6 address in brackets, and a port. Names with an underscore are none, but containers have them. */
    private static final Pattern HOST =
            Pattern.compile("(?:[A-Za-z0-9._-]{1,255}|\\[[0-9A-Fa-f:.]{2,45}])(?::[0-9]{1,5})?");

    private AddressCheck() {}

    /** @throws ProblemException 400 when it is not */
    static void require(HttpServletRequest request) {
        var host = request.getHeader("Host");
        if (host != null && !host.isEmpty() && !HOST.matcher(host).matches()) {
            throw new ProblemException(ProblemType.MALFORMED_REQUEST, "The Host header is not a host name or address.");
        }
        try {
            new URI("http://localhost" + request.getRequestURI());
        } catch (URISyntaxException e) {
            throw new ProblemException(
                    ProblemType.MALFORMED_REQUEST,
                    "The address holds characters that must be percent-encoded there (RFC 3986).");
        }
    }
}
