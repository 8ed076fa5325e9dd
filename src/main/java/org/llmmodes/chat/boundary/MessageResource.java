package org.llmmodes.chat.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
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
import org.llmmodes.chat.control.MessageService;
import org.llmmodes.platform.web.Flag;
import org.llmmodes.platform.web.Page;

/** The messages of a chat, oldest first. */
@Path("chats/{chat}/messages")
@RequestScoped
@RolesAllowed("user")
public class MessageResource {

    @Inject
    private CurrentCaller caller;

    @Inject
    private MessageService messages;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list(
            @PathParam("chat") String chat,
            @QueryParam("include_superseded") @Nullable String includeSuperseded,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("offset") @Nullable String offset,
            @Context UriInfo uri) {
        var page = Page.of(limit, offset);
        var superseded = Flag.of("include_superseded", includeSuperseded, false);
        var found = messages.list(caller.require().userId(), PathId.of("Chat", chat), superseded, page);
        return page.answer(found.items().stream().map(MessageResponse::of).toList(), found.total(), uri);
    }
}
