package org.llmmodes.chat.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import org.llmmodes.chat.control.ChatService;
import org.llmmodes.chat.entity.Chat;
import org.llmmodes.modes.Modes;
import org.llmmodes.platform.web.ETags;
import org.llmmodes.platform.web.Flag;
import org.llmmodes.platform.web.Locations;
import org.llmmodes.platform.web.MessageResponse;
import org.llmmodes.platform.web.Page;

/** The caller's chats. */
@Path("chats")
@RequestScoped
@RolesAllowed("user")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ChatResource {

    @Inject
    private CurrentCaller caller;

    @Inject
    private ChatService chats;

    @Inject
    private Modes modes;

    @POST
    public Response open(ChatRequest.Open request) {
        var chat = chats.open(caller.require().userId(), request.title(), request.mode());
        return answer(Locations.created("/api/chats/" + chat.id()), chat);
    }

    @GET
    public Response list(
            @QueryParam("mode") @Nullable String mode,
            @QueryParam("include_archived") @Nullable String includeArchived,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("offset") @Nullable String offset,
            @Context UriInfo uri) {
        var page = Page.of(limit, offset);
        var archived = Flag.of("include_archived", includeArchived, false);
        var wanted = mode == null || mode.isEmpty()
                ? null
                : modes.require("mode", mode).name();
        var found = chats.list(caller.require().userId(), wanted, archived, page);
        return page.answer(found.items().stream().map(ChatResponse.InList::of).toList(), found.total(), uri);
    }

    @GET
    @Path("{chat}")
    public Response detail(
            @PathParam("chat") String chatId, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        var detail = chats.detail(caller.require().userId(), PathId.of("Chat", chatId));
        var tag = tag(detail.chat());
        var response = ETags.isKnown(ifNoneMatch, tag)
                ? Response.notModified()
                : Response.ok(ChatResponse.WithMessages.of(detail));
        return response.header("ETag", tag).build();
    }

    @PUT
    @Path("{chat}")
    public Response change(
            @PathParam("chat") String chatId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            ChatRequest.Change request) {
        var chat = chats.change(
                caller.require().userId(),
                PathId.of("Chat", chatId),
                ifMatch,
                request.title(),
                request.pinned(),
                request.archived());
        return answer(Response.ok(), chat);
    }

    @DELETE
    @Path("{chat}")
    public MessageResponse delete(@PathParam("chat") String chatId, @HeaderParam("If-Match") @Nullable String ifMatch) {
        chats.delete(caller.require().userId(), PathId.of("Chat", chatId), ifMatch);
        return new MessageResponse("Chat deleted.");
    }

    private static Response answer(Response.ResponseBuilder response, Chat chat) {
        return response.entity(ChatResponse.of(chat)).header("ETag", tag(chat)).build();
    }

    /** Moves with everything that reading the chat shows. */
    private static String tag(Chat chat) {
        return ETags.of(chat.version(), chat.revision());
    }
}
