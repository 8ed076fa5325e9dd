package org.llmmodes.auth.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.logging.Logger;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.jspecify.annotations.Nullable;
import org.llmmodes.auth.control.LockNotice;
import org.llmmodes.auth.control.LoginAttempt;
import org.llmmodes.auth.control.LoginOutcome;
import org.llmmodes.auth.control.PasswordHasher;
import org.llmmodes.auth.control.Registration;
import org.llmmodes.auth.control.SessionService;
import org.llmmodes.auth.control.SessionService.RefreshOutcome;
import org.llmmodes.auth.control.SignIn;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.problem.ProblemType;
import org.llmmodes.platform.web.ClientAddress;
import org.llmmodes.platform.web.ETags;
import org.llmmodes.platform.web.MessageResponse;
import org.llmmodes.platform.web.RequestOrigin;
import org.llmmodes.ratelimit.RateLimits;

/** Getting an account and getting in and out: the calls that need no access token. */
@Path("/auth")
@RequestScoped
@PermitAll
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AuthResource {

    private static final Logger LOG = Logger.getLogger(AuthResource.class.getName());
    private static final String DEVICE_COOKIE = "device";
    private static final int DEVICE_COOKIE_AGE = (int) Duration.ofDays(365).toSeconds();

    @Inject
    private Registration registration;

    @Inject
    private SignIn signIn;

    @Inject
    private LockNotice lockNotice;

    @Inject
    private SessionService sessions;

    @Inject
    private RateLimits limits;

    @Inject
    private ClientAddress clientAddress;

    @Context
    private HttpServletRequest http;

    @POST
    @Path("register")
    public Response register(RegisterRequest request, @HeaderParam("Accept-Language") @Nullable String acceptLanguage) {
        limits.spend("register", clientAddress.of(http));
        if (!request.password().equals(request.confirmPassword())) {
            throw ProblemException.invalid("confirm_password", "Must be the same as password.", "mismatch");
        }
        var user = registration.register(
                request.email().strip(),
                request.firstName().strip(),
                request.lastName().strip(),
                request.password(),
                ReaderLanguage.of(acceptLanguage));
        LOG.info(() -> "Account " + user.id() + " registered");
        return Response.status(Response.Status.CREATED)
                .entity(UserResponse.of(user))
                .header("ETag", ETags.of(user.version()))
                .build();
    }

    /** Who would not be let in by the hashing anyhow is told so before the database is asked for anything. */
    @POST
    @Path("login")
    @Bulkhead(PasswordHasher.AT_ONCE)
    public Response login(LoginRequest request, @CookieParam(DEVICE_COOKIE) @Nullable String device) {
        var address = clientAddress.of(http);
        limits.spend("login", address);
        var outcome = signIn.attempt(new LoginAttempt(
                request.email().strip(),
                request.password(),
                request.mfaCode() == null || request.mfaCode().isBlank() ? null : request.mfaCode(),
                Boolean.TRUE.equals(request.rememberMe()),
                device,
                address,
                RequestOrigin.current().map(RequestOrigin::userAgent).orElse(null)));
        if (!(outcome instanceof LoginOutcome.SignedIn)) {
            lockNotice.afterFailure(request.email().strip());
        }
        if (outcome instanceof LoginOutcome.SignedIn in) {
            return Response.ok(TokenResponse.of(in.tokens()))
                    .header("Set-Cookie", cookie(in.deviceCookie()))
                    .build();
        }
        if (outcome instanceof LoginOutcome.Locked locked) {
            throw new ProblemException(
                            ProblemType.LOCKED,
                            "Too many failed attempts; sign-in is locked for a while. Try again later.")
                    .retryAfter(locked.remaining());
        }
        if (outcome instanceof LoginOutcome.Refused refused) {
            throw new ProblemException(ProblemType.FORBIDDEN, refused.reason());
        }
        if (outcome instanceof LoginOutcome.MfaRequired) {
            throw withMethods(new ProblemException(
                    ProblemType.MFA_REQUIRED,
                    "The password is right; send mfa_code too, a code of the second factor."));
        }
        if (outcome instanceof LoginOutcome.WrongCode) {
            throw withMethods(new ProblemException(
                    ProblemType.WRONG_CREDENTIALS, "The code is wrong, too old or was used before."));
        }
        throw new ProblemException(ProblemType.WRONG_CREDENTIALS, "The e-mail address or the password is wrong.");
    }

    @POST
    @Path("refresh")
    public TokenResponse refresh(RefreshTokenRequest request) {
        limits.spend("refresh", clientAddress.of(http));
        var outcome = sessions.refresh(request.refreshToken());
        if (outcome instanceof RefreshOutcome.Refreshed refreshed) {
            return TokenResponse.of(refreshed.tokens());
        }
        if (outcome instanceof RefreshOutcome.Reused reused) {
            LOG.warning(() -> "A used refresh token came back; session " + reused.sessionId() + " is ended");
        }
        throw new ProblemException(
                ProblemType.INVALID_TOKEN, "The refresh token is not valid any more; sign in again.");
    }

    @POST
    @Path("logout")
    public MessageResponse logout(RefreshTokenRequest request) {
        if (!sessions.signOut(request.refreshToken())) {
            throw new ProblemException(ProblemType.INVALID_TOKEN, "The refresh token belongs to no live session.");
        }
        return new MessageResponse("Signed out.");
    }

    private static ProblemException withMethods(ProblemException problem) {
        return problem.with("mfa_required", true).with("mfa_methods", LoginOutcome.MFA_METHODS);
    }

    /** Written by hand: NewCookie adds the attribute Version, which RFC 6265 doesn't know. */
    private String cookie(String value) {
        return DEVICE_COOKIE + "=" + value + "; Path=/api/auth; Max-Age=" + DEVICE_COOKIE_AGE
                + "; HttpOnly; SameSite=Lax" + (http.isSecure() ? "; Secure" : "");
    }
}
