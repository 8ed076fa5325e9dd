package org.llmmodes.admin.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
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

/** Who has opened the caller's chats, when, why, and what was read. */
@Path("auth/me/chat-access")
@RequestScoped
@RolesAllowed("user")
@Produces(MediaType.APPLICATION_JSON)
public class OwnChatAccessResource {

    @Inject
    private CurrentCaller caller;

    @Inject
    private ChatAccessService accesses;

    @Inject
    private GuardedChatsService chats;

    @Inject
    private Clock clock;

    @GET
    public Response list(
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("offset") @Nullable String offset,
            @Context UriInfo uri) {
        var page = Page.of(limit, offset);
        var userId = caller.require().userId();
        var found = accesses.list(userId, page);
        var all = chats.readings(found.accesses());
        var titles = chats.titles(userId, all);
        var reads = ChatAccessResponse.byAccess(all);
        var now = clock.instant();
        var items = found.accesses().stream()
                .map(access ->
                        ChatAccessResponse.Own.of(access, reads.getOrDefault(access.id(), List.of()), titles, now))
                .toList();
        return page.answer(items, found.total(), uri);
    }
}
