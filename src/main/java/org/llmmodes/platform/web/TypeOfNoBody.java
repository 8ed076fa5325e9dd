package org.llmmodes.platform.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/** Passes over the Content-Type of a request to read without a body, which many clients send out of habit: it says nothing of anything. */
@Provider
@PreMatching
public class TypeOfNoBody implements ContainerRequestFilter {

    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    public void filter(ContainerRequestContext request) {
        var headers = request.getHeaders();
        var length = headers.getFirst(HttpHeaders.CONTENT_LENGTH);
        var hasBody = headers.containsKey("Transfer-Encoding") || (length != null && !length.equals("0"));
        if (!hasBody && WITHOUT_BODY.contains(request.getMethod())) {
            headers.remove(HttpHeaders.CONTENT_TYPE);
        }
    }
}
