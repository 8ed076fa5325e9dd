package org.llmmodes.auth.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.llmmodes.auth.control.Bootstrap;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.web.ClientAddress;
import org.llmmodes.platform.web.ETags;
import org.llmmodes.ratelimit.RateLimits;

/** Makes the first administrator of whoever has the link that was printed at the first start. */
@Path("auth/bootstrap")
@RequestScoped
@PermitAll
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class BootstrapResource {

    @Inject
    private Bootstrap bootstrap;

    @Inject
    private RateLimits limits;

    @Inject
    private ClientAddress clientAddress;

    @Context
    private HttpServletRequest http;

    @POST
    public Response appoint(BootstrapRequest request) {
        limits.spend("register", clientAddress.of(http));
        if (!request.password().equals(request.confirmPassword())) {
            throw ProblemException.invalid("confirm_password", "Must be the same as password.", "mismatch");
        }
        var user = bootstrap.appoint(
                request.token(),
                request.email().strip(),
                request.firstName().strip(),
                request.lastName().strip(),
                request.password());
        return Response.status(Response.Status.CREATED)
                .entity(UserResponse.of(user))
                .header("ETag", ETags.of(user.version()))
                .build();
    }
}
