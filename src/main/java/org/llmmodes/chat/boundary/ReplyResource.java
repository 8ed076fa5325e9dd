package org.llmmodes.chat.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import org.jspecify.annotations.Nullable;
import org.llmmodes.auth.CurrentCaller;
import org.llmmodes.chat.control.Exchange;
import org.llmmodes.chat.control.MessageService;
import org.llmmodes.chat.control.ReplyDesk;

/** One message, and what the user can do about a reply: have another one, stop it, rate it, watch it. */
@Path("chats/{chat}/messages/{reply}")
@RequestScoped
@RolesAllowed("user")
public class ReplyResource {

    @Inject
    private CurrentCaller caller;

    @Inject
    private ReplyDesk desk;

    @Inject
    private ReplyWait wait;

    @Inject
    private ReplyStreams streams;

    @Inject
    private MessageService messages;

    @PathParam("chat")
    private String chat = "";

    @PathParam("reply")
    private String reply = "";

    /** Any message of the chat; how who does not wait for a reply finds out that it is there. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public MessageResponse read() {
        return MessageResponse.of(messages.find(caller.require().userId(), chatId(), PathId.of("Message", reply)));
    }

    @POST
    @Path("regenerate")
    @Produces("application/json;qs=1")
    public void regenerate(@HeaderParam("Prefer") @Nullable String prefer, @Suspended AsyncResponse waiting) {
        wait.answer(regenerate(), prefer, waiting, made -> {
            if (made == null) {
                throw new IllegalStateException("a regenerated message has a reply");
            }
            return MessageResponse.of(made);
        });
    }

    @POST
    @Path("regenerate")
    @Produces("text/event-stream;qs=0.5")
    public void regenerate(@Context SseEventSink sink, @Context Sse sse) {
        streams.send(regenerate(), sink, sse);
    }

    private Exchange regenerate() {
        return desk.regenerate(caller.require().userId(), chatId(), replyId());
    }

    @POST
    @Path("cancel")
    @Produces(MediaType.APPLICATION_JSON)
    public MessageResponse cancel() {
        return MessageResponse.of(desk.cancel(caller.require().userId(), chatId(), replyId()));
    }

    @PUT
    @Path("feedback")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public MessageResponse rate(FeedbackRequest request) {
        return MessageResponse.of(
                messages.rate(caller.require().userId(), chatId(), replyId(), request.ratingOrNull()));
    }

    @GET
    @Path("stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void watch(
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId, @Context SseEventSink sink, @Context Sse sse) {
        var progress = desk.follow(caller.require().userId(), chatId(), replyId());
        streams.follow(progress, EventId.seen(progress.replyId(), lastEventId), sink, sse);
    }

    private long chatId() {
        return PathId.of("Chat", chat);
    }

    private long replyId() {
        return PathId.of("Reply", reply);
    }
}
