package org.llmmodes.auth.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.llmmodes.auth.control.PasswordReset;
import org.llmmodes.auth.control.PasswordResetService;
import org.llmmodes.auth.control.UnlockService;
import org.llmmodes.auth.control.VerificationService;
import org.llmmodes.auth.entity.User;
import org.llmmodes.platform.json.JsonBodyReader;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.problem.ProblemType;
import org.llmmodes.platform.web.ClientAddress;
import org.llmmodes.platform.web.MessageResponse;
import org.llmmodes.ratelimit.RateLimits;

/** What the links of letters lead to, and the asking for such letters. */
@Path("/auth")
@RequestScoped
@PermitAll
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class MailLinkResource {

    private static final String SPENT_LINK =
            "The link was used, has expired, or a newer one was sent; ask for a new one.";

    @Inject
    private VerificationService verification;

    @Inject
    private PasswordResetService resets;

    @Inject
    private PasswordReset passwordReset;

    @Inject
    private UnlockService unlocking;

    @Inject
    private EvenAnswer evenly;

    @Inject
    private RateLimits limits;

    @Inject
    private ClientAddress clientAddress;

    @Context
    private HttpServletRequest http;

    /** The token comes in the query or as JSON. */
    @POST
    @Path("verify-email")
    @Consumes(MediaType.WILDCARD)
    public MessageResponse verify(
            @QueryParam("token") @Nullable String inQuery,
            @HeaderParam("Content-Type") @Nullable MediaType type,
            InputStream body) {
        limits.spend("verify_email", clientAddress.of(http));
        var token = inQuery == null || inQuery.isEmpty() ? read(type, body).token() : inQuery;
        if (!verification.verify(token)) {
            throw refused(SPENT_LINK);
        }
        return new MessageResponse("Your e-mail address is confirmed.");
    }

    @POST
    @Path("resend-verification")
    public void resend(EmailRequest request, @Suspended AsyncResponse waiting) {
        spend("resend_verification", request);
        evenly.answer(
                waiting,
                "If an account with this address waits for its confirmation, a new link is on its way.",
                () -> verification.askAgain(request.email().strip()));
    }

    @POST
    @Path("forgot-password")
    public void forgot(EmailRequest request, @Suspended AsyncResponse waiting) {
        spend("forgot_password", request);
        evenly.answer(
                waiting,
                "If there is an account with this address, a link to choose a new password is on its way.",
                () -> resets.ask(request.email().strip()));
    }

    @POST
    @Path("reset-password")
    public MessageResponse reset(PasswordResetRequest request) {
        limits.spend("reset_password", clientAddress.of(http));
        if (!passwordReset.reset(request.token(), request.newPassword())) {
            throw refused(SPENT_LINK);
        }
        return new MessageResponse("Your password was changed; sign in with the new one.");
    }

    @POST
    @Path("unlock")
    public MessageResponse unlock(MailTokenRequest request) {
        limits.spend("unlock", clientAddress.of(http));
        if (!unlocking.unlock(request.token())) {
            throw refused("The link was used or the lock is over; try to sign in.");
        }
        return new MessageResponse("Sign-in is unlocked.");
    }

    private void spend(String rule, EmailRequest request) {
        limits.spend(rule, clientAddress.of(http));
        limits.spendOfAccount(rule, User.keyOf(request.email()));
    }

    private static MailTokenRequest read(@Nullable MediaType type, InputStream body) {
        if (type != null && !type.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
            throw new ProblemException(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send the token as application/json, or in the query.");
        }
        return JsonBodyReader.read(MailTokenRequest.class, body);
    }

    private static ProblemException refused(String sentence) {
        return new ProblemException(ProblemType.INVALID_TOKEN, sentence);
    }
}
