package org.llmmodes.admin.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;
import org.llmmodes.audit.AuditEvents;
import org.llmmodes.audit.AuditQuery;
import org.llmmodes.auth.Account;
import org.llmmodes.auth.AccountChange;
import org.llmmodes.auth.AccountDirectory;
import org.llmmodes.auth.Accounts;
import org.llmmodes.auth.CurrentCaller;
import org.llmmodes.platform.web.ETags;
import org.llmmodes.platform.web.Page;

/** The accounts of everybody. */
@Path("admin/users")
@RequestScoped
@RolesAllowed("admin")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class UserResource {

    private static final String ID = "{id: \\d{1,18}}";

    @Inject
    private CurrentCaller caller;

    @Inject
    private Accounts accounts;

    @Inject
    private AccountDirectory directory;

    @Inject
    private AuditEvents events;

    @GET
    public Response list(
            @QueryParam("q") @Nullable String q,
            @QueryParam("status") @Nullable String status,
            @QueryParam("role") @Nullable String role,
            @QueryParam("sort") @Nullable String sort,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("offset") @Nullable String offset,
            @Context UriInfo uri) {
        var page = Page.of(limit, offset);
        var found = directory.list(UserFilter.of(q, status, role, sort), page);
        return page.answer(found.accounts(), found.total(), uri);
    }

    @GET
    @Path(ID)
    public Response detail(@PathParam("id") long id) {
        return answer(directory.require(id));
    }

    @PATCH
    @Path(ID)
    public Response change(
            @PathParam("id") long id, @HeaderParam("If-Match") @Nullable String ifMatch, UserChangeRequest request) {
        var change = new AccountChange(request.active(), request.verified(), request.roles());
        return answer(accounts.change(caller.require(), id, change, ifMatch));
    }

    @DELETE
    @Path(ID)
    public Response delete(@PathParam("id") long id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        accounts.delete(caller.require(), id, ifMatch);
        return Response.noContent().build();
    }

    @POST
    @Path(ID + "/unlock")
    public Response unlock(@PathParam("id") long id) {
        return answer(accounts.unlock(caller.require(), id));
    }

    @POST
    @Path(ID + "/require-password-reset")
    public Response requirePasswordReset(@PathParam("id") long id) {
        return answer(accounts.requirePasswordReset(caller.require(), id));
    }

    @POST
    @Path(ID + "/revoke-sessions")
    public Response revokeSessions(@PathParam("id") long id) {
        return answer(accounts.revokeSessions(caller.require(), id));
    }

    @POST
    @Path(ID + "/disable-mfa")
    public Response disableMfa(@PathParam("id") long id) {
        return answer(accounts.disableMfa(caller.require(), id));
    }

    @GET
    @Path(ID + "/sessions")
    public Response sessions(
            @PathParam("id") long id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("offset") @Nullable String offset,
            @Context UriInfo uri) {
        var page = Page.of(limit, offset);
        var found = directory.sessions(id, page);
        return page.answer(found.sessions(), found.total(), uri);
    }

    @DELETE
    @Path(ID + "/sessions/{session: \\d{1,18}}")
    public Response endSession(@PathParam("id") long id, @PathParam("session") long session) {
        accounts.revokeSession(caller.require(), id, session);
        return Response.noContent().build();
    }

    @GET
    @Path(ID + "/events")
    public Response events(
            @PathParam("id") long id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("offset") @Nullable String offset,
            @Context UriInfo uri) {
        var page = Page.of(limit, offset);
        var query = AuditQuery.ofParty(id, directory.require(id).email());
        var found = events.find(query, page);
        return page.answer(found.events(), found.total(), uri);
    }

    private static Response answer(Account account) {
        return Response.ok(account).header("ETag", ETags.of(account.version())).build();
    }
}
