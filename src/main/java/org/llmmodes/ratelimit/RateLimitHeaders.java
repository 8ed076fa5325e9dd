package org.llmmodes.ratelimit;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** Tells clients what is left to them: RateLimit and RateLimit-Policy (draft-ietf-httpapi-ratelimit-headers). */
@Provider
public class RateLimitHeaders implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(SpentShare.ATTRIBUTE) instanceof SpentShare spent) {
            response.getHeaders().putSingle("RateLimit-Policy", spent.policy());
            response.getHeaders().putSingle("RateLimit", spent.state());
        }
    }
}
