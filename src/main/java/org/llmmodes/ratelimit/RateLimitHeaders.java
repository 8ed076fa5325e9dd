package org.llmmodes.ratelimit;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** Tells clients what is left to them: RateLimit and RateLimit-Policy (draft-ietf-httpapi-ratelimit-headers). */
@Provider
public class RateLimitHeaders implements ContainerResponseFilter {

    @Inject
    private SpentShare spent;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var policy = spent.policy();
        if (!policy.isEmpty()) {
            response.getHeaders().putSingle("RateLimit-Policy", policy);
            response.getHeaders().putSingle("RateLimit", spent.state());
        }
    }
}
