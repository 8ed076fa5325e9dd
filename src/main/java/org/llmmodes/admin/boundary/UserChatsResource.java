package org.llmmodes.admin.boundary;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.llmmodes.admin.control.GuardedChatsService;
import org.llmmodes.auth.CurrentCaller;
import org.llmmodes.chat.ChatReading;
import org.llmmodes.platform.web.ContentDisposition;
import org.llmmodes.platform.web.Page;

/** A user's chats, read only, for who has opened them. */
@Path("admin/users/{id: \\d{1,18}}/chats")
@RequestScoped
@RolesAllowed("admin")
public class UserChatsResource {

    private static final String CHAT = "{chat: \\d{1,18}}";

    @Inject
    private CurrentCaller caller;

    @Inject
    private GuardedChatsService chats;

    /** A chat with a part of its messages. */
    public record TalkResponse(@JsonUnwrapped ChatReading.ShownChat chat, List<ChatReading.ShownMessage> messages) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list(
            @PathParam("id") long id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("offset") @Nullable String offset,
            @Context UriInfo uri) {
        var page = Page.of(limit, offset);
        var found = chats.list(caller.require(), id, page);
        return page.answer(found.items(), found.total(), uri);
    }

    @GET
    @Path(CHAT)
    @Produces(MediaType.APPLICATION_JSON)
    public Response read(
            @PathParam("id") long id,
            @PathParam("chat") long chat,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("offset") @Nullable String offset,
            @Context UriInfo uri) {
        var page = Page.of(limit, offset);
        var found = chats.read(caller.require(), id, chat, page);
        var messages = found.messages();
        return Response.fromResponse(page.answer(messages.items(), messages.total(), uri))
                .entity(new TalkResponse(found.chat(), messages.items()))
                .build();
    }

    @GET
    @Path(CHAT + "/files/{file: \\d{1,18}}")
    public Response file(
            @PathParam("id") long id,
            @PathParam("chat") long chat,
            @PathParam("file") long file,
            @Context HttpServletResponse response) {
        var found = chats.file(caller.require(), id, chat, file);
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        response.setHeader("Content-Disposition", ContentDisposition.inline(found.name()));
        return Response.ok(found.bytes(), found.type()).build();
    }
}
