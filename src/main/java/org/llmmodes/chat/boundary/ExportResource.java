package org.llmmodes.chat.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.llmmodes.auth.CurrentCaller;
import org.llmmodes.chat.control.ChatService;
import org.llmmodes.chat.control.FileName;
import org.llmmodes.chat.control.MessageService;
import org.llmmodes.chat.control.MessageView;
import org.llmmodes.chat.entity.Chat;
import org.llmmodes.platform.json.Json;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.web.ContentDisposition;

/** Gives a chat away as a file, read from the database piece by piece however long it is. */
@Path("chats/{chat}/export")
@RequestScoped
@RolesAllowed("user")
public class ExportResource {

    private static final int PIECE = 200;

    @Inject
    private CurrentCaller caller;

    @Inject
    private ChatService chats;

    @Inject
    private MessageService messages;

    @Inject
    private Clock clock;

    /** Writes one message; told whether it is the first. */
    private interface MessageWriter {
        byte[] write(MessageView message, boolean first);
    }

    @GET
    public Response export(@PathParam("chat") String chatId, @QueryParam("format") @Nullable String format) {
        var wanted = ExportFormat.of(format);
        var chat = chats.require(caller.require().userId(), PathId.of("Chat", chatId));
        // Read before anything is written: a chat that is not there is told as a problem, not in the middle of a file.
        var head = next(chat, 0);
        StreamingOutput body =
                wanted == ExportFormat.JSON ? out -> json(chat, head, out) : out -> markdown(chat, head, out);
        var name = FileName.clean(chat.title().replace('/', '_').replace('\\', '_')) + "." + wanted.ending();
        return Response.ok(body, wanted.mediaType())
                .header("Content-Disposition", ContentDisposition.attachment(name))
                .build();
    }

    private void json(Chat chat, List<MessageView> head, OutputStream out) throws IOException {
        out.write("{\"chat\":".getBytes(StandardCharsets.UTF_8));
        out.write(Json.bytes(ChatResponse.of(chat)));
        out.write(",\"messages\":[".getBytes(StandardCharsets.UTF_8));
        var comma = ",\n".getBytes(StandardCharsets.UTF_8);
        each(chat, head, out, (message, first) -> {
            var json = Json.bytes(MessageResponse.of(message));
            return first ? json : join(comma, json);
        });
        out.write("]}\n".getBytes(StandardCharsets.UTF_8));
    }

    private void markdown(Chat chat, List<MessageView> head, OutputStream out) throws IOException {
        out.write(MarkdownExport.head(chat, clock.instant()).getBytes(StandardCharsets.UTF_8));
        each(chat, head, out, (message, first) -> MarkdownExport.message(message)
                .getBytes(StandardCharsets.UTF_8));
    }

    private void each(Chat chat, List<MessageView> head, OutputStream out, MessageWriter writer) throws IOException {
        long last = 0;
        var first = true;
        for (var piece = head; !piece.isEmpty(); piece = rest(chat, last)) {
            for (var message : piece) {
                out.write(writer.write(message, first));
                first = false;
                last = message.message().id();
            }
        }
    }

    /** A chat that was deleted meanwhile has no more messages. */
    private List<MessageView> rest(Chat chat, long last) {
        try {
            return next(chat, last);
        } catch (ProblemException gone) {
            return List.of();
        }
    }

    private List<MessageView> next(Chat chat, long last) {
        return messages.after(chat.userId(), chat.id(), last, PIECE);
    }

    private static byte[] join(byte[] head, byte[] tail) {
        var both = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, both, head.length, tail.length);
        return both;
    }
}
