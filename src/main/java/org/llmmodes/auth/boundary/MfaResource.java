package org.llmmodes.auth.boundary;

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
import org.llmmodes.auth.Caller;
import org.llmmodes.auth.CurrentCaller;
import org.llmmodes.auth.control.Enrolment;
import org.llmmodes.platform.web.ClientAddress;
import org.llmmodes.platform.web.MessageResponse;
import org.llmmodes.ratelimit.RateLimits;

/** The caller's second factor. */
@Path("/auth/mfa")
@RequestScoped
@RolesAllowed("user")
@Produces(MediaType.APPLICATION_JSON)
public class MfaResource {

    @Inject
    private CurrentCaller caller;

    @Inject
    private Enrolment enrolment;

    @Inject
    private RateLimits limits;

    @Inject
    private ClientAddress clientAddress;

    @Context
    private HttpServletRequest http;

    /** Reads no body, whatever comes. */
    @POST
    @Path("setup")
    @BeforeEnrolment
    @Consumes(MediaType.WILDCARD)
    public MfaSetupResponse setUp() {
        return MfaSetupResponse.of(enrolment.prepare(limited()));
    }

    @POST
    @Path("enable")
    @BeforeEnrolment
    @Consumes(MediaType.APPLICATION_JSON)
    public BackupCodesResponse enable(MfaCodeRequest request) {
        return new BackupCodesResponse(enrolment.enable(limited(), request.code()));
    }

    @POST
    @Path("disable")
    @Consumes(MediaType.APPLICATION_JSON)
    public MessageResponse disable(MfaProofRequest request) {
        enrolment.disable(limited(), request.password(), request.code());
        return new MessageResponse("The second factor is switched off.");
    }

    @POST
    @Path("backup-codes")
    @Consumes(MediaType.APPLICATION_JSON)
    public BackupCodesResponse renewBackupCodes(MfaProofRequest request) {
        return new BackupCodesResponse(enrolment.renewBackupCodes(limited(), request.password(), request.code()));
    }

    private Caller limited() {
        var who = caller.require();
        limits.spend("mfa", clientAddress.of(http));
        return who;
    }
}
