package org.llmmodes.platform.web;

import jakarta.ws.rs.core.Response;

/** Where something new is to be found. */
public final class Locations {

    public static final String HEADER = "Location";

    private Locations() {}

    /**
     * The beginning of a 201 answer.
     *
     * @param path from the root of the server, without scheme and host: a proxy may know the client by others, and the Host header says what
     *     the client wants it to
     */
    public static Response.ResponseBuilder created(String path) {
        // As text: JAX-RS would make an absolute URI of a relative one.
        return Response.status(Response.Status.CREATED).header(HEADER, path);
    }
}
