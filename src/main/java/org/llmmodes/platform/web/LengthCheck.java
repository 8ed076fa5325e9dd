package org.llmmodes.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.HashSet;
import java.util.regex.Pattern;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.problem.ProblemType;

/**
 * Refuses requests whose Content-Length is no number or two numbers (RFC 9112, 6.3). The server takes the first for no body at all and what follows for
 * the next request, a proxy before it perhaps does not: so the connection ends there.
 */
final class LengthCheck {

    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

    private LengthCheck() {}

    /** @throws ProblemException 400 when it is none */
    static void require(HttpServletRequest request, HttpServletResponse response) {
        var lengths = new HashSet<>(Collections.list(request.getHeaders("Content-Length")));
        if (lengths.size() > 1
                || lengths.stream().anyMatch(length -> !LENGTH.matcher(length).matches())) {
            response.setHeader("Connection", "close");
            throw new ProblemException(ProblemType.MALFORMED_REQUEST, "The Content-Length header is not one number.");
        }
    }
}
