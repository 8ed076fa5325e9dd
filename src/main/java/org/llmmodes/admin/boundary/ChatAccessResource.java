package org.llmmodes.admin.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.llmmodes.admin.control.ChatAccessService;
import org.llmmodes.admin.control.GuardedChatsService;
import org.llmmodes.auth.CurrentCaller;
import org.llmmodes.platform.web.Page;

/** The glass before a user's chats: broken with a reason, for half an hour. */
@Path("admin/users/{id: \\d{1,18}}/chat-access")
@RequestScoped
@RolesAllowed("admin")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ChatAccessResource {

    @Inject
    private CurrentCaller caller;

    @Inject
    private ChatAccessService accesses;

    @Inject
    private GuardedChatsService chats;

    @Inject
    private Clock clock;

    @POST
    public Response open(@PathParam("id") long id, ChatAccessRequest request) {
        var who = caller.require();
        var opened = accesses.open(who, id, request.reason());
        return Response.status(Response.Status.CREATED)
                .entity(ChatAccessResponse.of(opened, List.of(), who, clock.instant()))
                .build();
    }

    @DELETE
    public Response end(@PathParam("id") long id) {
        accesses.end(caller.require(), id);
        return Response.noContent().build();
    }

    @GET
    public Response list(
            @PathParam("id") long id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("offset") @Nullable String offset,
            @Context UriInfo uri) {
        var page = Page.of(limit, offset);
        var who = caller.require();
        var found = accesses.list(id, page);
        var reads = ChatAccessResponse.byAccess(chats.readings(found.accesses()));
        var now = clock.instant();
        var items = found.accesses().stream()
                .map(access -> ChatAccessResponse.of(access, reads.getOrDefault(access.id(), List.of()), who, now))
                .toList();
        return page.answer(items, found.total(), uri);
    }
}
