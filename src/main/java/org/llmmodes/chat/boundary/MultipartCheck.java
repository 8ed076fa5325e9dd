package org.llmmodes.chat.boundary;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.problem.ProblemType;

/** Refuses multipart bodies that nobody could take apart, before the platform tries. */
@Provider
public class MultipartCheck implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        var type = request.getMediaType();
        if (type != null
                && type.getType().equalsIgnoreCase("multipart")
                && !type.getParameters().containsKey("boundary")) {
            throw new ProblemException(
                    ProblemType.MALFORMED_REQUEST, "The Content-Type of a multipart body must name its boundary.");
        }
    }
}
