package org.llmmodes.ratelimit;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.spi.BeanManager;
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

    @Inject
    private BeanManager beans;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!isWithinRequest()) {
            return;
        }
        var policy = spent.policy();
        if (!policy.isEmpty()) {
            response.getHeaders().putSingle("RateLimit-Policy", policy);
            response.getHeaders().putSingle("RateLimit", spent.state());
        }
    }

    /** An answer that was waited for is written by another thread, where nothing is known of the request. */
    private boolean isWithinRequest() {
        try {
            return beans.getContext(RequestScoped.class).isActive();
        } catch (ContextNotActiveException e) {
            return false;
        }
    }
}
