package org.llmmodes.chat.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.llmmodes.auth.CurrentCaller;
import org.llmmodes.chat.control.Attachments;
import org.llmmodes.chat.control.Draft;
import org.llmmodes.chat.control.Exchange;
import org.llmmodes.chat.control.ReplyDesk;
import org.llmmodes.chat.control.Upload;
import org.llmmodes.platform.web.Flag;

/** Takes messages, as JSON or with files as multipart, and answers with the reply: all at once, later, or as it is written. */
@Path("chats/{chat}/messages")
@RequestScoped
@RolesAllowed("user")
public class SendingResource {

    private static final String JSON = "application/json;qs=1";
    private static final String EVENTS = "text/event-stream;qs=0.5";

    @Inject
    private CurrentCaller caller;

    @Inject
    private ReplyDesk desk;

    @Inject
    private ReplyWait wait;

    @Inject
    private ReplyStreams streams;

    @Inject
    private Attachments attachments;

    @PathParam("chat")
    private String chat = "";

    @QueryParam("reply")
    private @Nullable String wantsReply;

    @HeaderParam("Idempotency-Key")
    private @Nullable String idempotencyKey;

    @HeaderParam("Prefer")
    private @Nullable String prefer;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(JSON)
    public void send(SendRequest request, @Suspended AsyncResponse waiting) {
        answer(send(request, request.uploads()), waiting);
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(JSON)
    public void send(List<EntityPart> parts, @Suspended AsyncResponse waiting) throws IOException {
        var message = MultipartMessage.of(parts);
        answer(send(message.request(), message.uploads()), waiting);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(EVENTS)
    public void stream(
            SendRequest request, @Context SseEventSink sink, @Context Sse sse, @Context HttpServletResponse response) {
        stream(send(request, request.uploads()), sink, sse, response);
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(EVENTS)
    public void stream(
            List<EntityPart> parts, @Context SseEventSink sink, @Context Sse sse, @Context HttpServletResponse response)
            throws IOException {
        var message = MultipartMessage.of(parts);
        stream(send(message.request(), message.uploads()), sink, sse, response);
    }

    private Exchange send(SendRequest request, List<Upload> uploads) {
        var userId = caller.require().userId();
        var chatId = PathId.of("Chat", chat);
        var key = IdempotencyKey.of(idempotencyKey);
        var reply = Flag.of("reply", wantsReply, true);
        var metadata = request.metadata();
        // What was accepted once is not looked at again: the settings may have changed since.
        return desk.earlier(userId, chatId, key).orElseGet(() -> {
            var accepted = attachments.accept(userId, chatId, uploads);
            return desk.send(userId, chatId, new Draft(request.content(), metadata, accepted, key, reply));
        });
    }

    private void answer(Exchange exchange, AsyncResponse waiting) {
        wait.answer(
                exchange,
                prefer,
                waiting,
                reply -> SentResponse.of(exchange.sent().message(), reply));
    }

    private void stream(Exchange exchange, SseEventSink sink, Sse sse, HttpServletResponse response) {
        if (exchange.sent().replayed()) {
            response.setHeader("Idempotency-Replayed", "true");
        }
        streams.send(exchange, sink, sse);
    }
}
