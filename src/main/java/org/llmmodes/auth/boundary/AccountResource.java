package org.llmmodes.auth.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;
import org.llmmodes.auth.CurrentCaller;
import org.llmmodes.auth.control.AccountDeletion;
import org.llmmodes.auth.control.AccountService;
import org.llmmodes.auth.control.SessionService;
import org.llmmodes.auth.entity.User;
import org.llmmodes.platform.web.ETags;
import org.llmmodes.platform.web.Page;

/** The caller's own account and sessions. */
@Path("/auth")
@RequestScoped
@RolesAllowed("user")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AccountResource {

    @Inject
    private CurrentCaller caller;

    @Inject
    private AccountService accounts;

    @Inject
    private AccountDeletion deletion;

    @Inject
    private SessionService sessions;

    @GET
    @Path("me")
    @BeforeEnrolment
    public Response me() {
        return answer(accounts.require(caller.require().userId()));
    }

    @PATCH
    @Path("me")
    public Response rename(RenameRequest request, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return answer(accounts.rename(
                caller.require().userId(), strip(request.firstName()), strip(request.lastName()), ifMatch));
    }

    @DELETE
    @Path("me")
    public Response delete(DeleteAccountRequest request, @HeaderParam("If-Match") @Nullable String ifMatch) {
        deletion.delete(caller.require(), request.password(), request.mfaCode(), ifMatch);
        return Response.noContent().build();
    }

    @GET
    @Path("sessions")
    @BeforeEnrolment
    public Response sessions(
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("offset") @Nullable String offset,
            @Context UriInfo uri) {
        var who = caller.require();
        var page = Page.of(limit, offset);
        var found = sessions.list(who.userId(), page);
        var shown = found.sessions().stream()
                .map(session -> SessionResponse.of(session, who.sessionId()))
                .toList();
        return page.answer(shown, found.total(), uri);
    }

    @DELETE
    @Path("sessions/{id: \\d{1,18}}")
    @BeforeEnrolment
    public Response endSession(@PathParam("id") long id) {
        sessions.revoke(caller.require().userId(), id);
        return Response.noContent().build();
    }

    @DELETE
    @Path("sessions")
    @BeforeEnrolment
    public Response endOtherSessions() {
        var who = caller.require();
        sessions.revokeOthers(who.userId(), who.sessionId());
        return Response.noContent().build();
    }

    private static @Nullable String strip(@Nullable String name) {
        return name == null ? null : name.strip();
    }

    private static Response answer(User user) {
        return Response.ok(UserResponse.of(user))
                .header("ETag", ETags.of(user.version()))
                .build();
    }
}
