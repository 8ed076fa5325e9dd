package org.llmmodes.auth.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.llmmodes.auth.CurrentCaller;
import org.llmmodes.auth.control.PasswordChange;
import org.llmmodes.auth.control.PasswordRules;
import org.llmmodes.auth.control.Waiting;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.web.ClientAddress;
import org.llmmodes.platform.web.MessageResponse;
import org.llmmodes.ratelimit.RateLimits;

/** Choosing a password and changing it. */
@Path("/auth")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PasswordResource {

    @Inject
    private CurrentCaller caller;

    @Inject
    private PasswordChange change;

    @Inject
    private PasswordRules rules;

    @Inject
    private RateLimits limits;

    @Inject
    private ClientAddress clientAddress;

    @Context
    private HttpServletRequest http;

    @POST
    @Path("change-password")
    @RolesAllowed("user")
    public MessageResponse change(ChangePasswordRequest request) {
        var who = caller.require();
        limits.spend("change_password", clientAddress.of(http));
        if (!request.newPassword().equals(request.confirmPassword())) {
            throw ProblemException.invalid("confirm_password", "Must be the same as new_password.", "mismatch");
        }
        change.change(who, request.currentPassword(), request.newPassword());
        return new MessageResponse("The password was changed; all other sessions are ended.");
    }

    @POST
    @Path("password-strength")
    @PermitAll
    public PasswordStrengthResponse strength(PasswordStrengthRequest request) {
        return PasswordStrengthResponse.of(Waiting.on(rules.strengthInTurn(request.password())));
    }
}
