package org.llmmodes.chat.control;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.llmmodes.chat.entity.ChatActivity;
import org.llmmodes.chat.entity.ChatFile;
import org.llmmodes.chat.entity.Message;
import org.llmmodes.platform.json.Json;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.problem.ProblemType;

/** Stores what users say, with a pending reply where one is wanted, before any engine is asked. */
@Stateless
public class SendingService {

    /** How long a pending reply counts as alive after the last sign of life. */
    static final Duration LEASE = Duration.ofSeconds(30);

    @Inject
    private ChatRepository chats;

    @Inject
    private MessageRepository messages;

    @Inject
    private FileRepository files;

    @Inject
    private Clock clock;

    /** What the key led to earlier. */
    public Optional<Sent> find(long userId, long chatId, String idempotencyKey) {
        chats.require(userId, chatId);
        return messages.findByKey(chatId, idempotencyKey).map(this::replay);
    }

    /** The mode of a chat that the caller is about to write into. */
    public String modeOf(long userId, long chatId) {
        return chats.require(userId, chatId).mode();
    }

    /** Stores the message; one sent again under the same key is answered with the first, also when the two race for the chat. */
    public Sent send(long userId, long chatId, Draft draft) {
        var activity = chats.lock(userId, chatId);
        var key = draft.idempotencyKey();
        if (key != null) {
            var earlier = messages.findByKey(chatId, key);
            if (earlier.isPresent()) {
                return replay(earlier.get());
            }
        }
        var now = clock.instant();
        var metadata = draft.metadata();
        var message =
                Message.fromUser(chatId, draft.content(), metadata == null ? null : Json.text(metadata), key, now);
        messages.add(message);
        for (var attachment : draft.attachments()) {
            var image = attachment.image();
            var bytes = attachment.bytes();
            files.add(
                    new ChatFile(
                            message,
                            attachment.name(),
                            image.mediaType(),
                            bytes.length,
                            image.width(),
                            image.height(),
                            now),
                    bytes);
        }
        if (!draft.wantsReply()) {
            activity.said(1, message.id(), now);
            return new Sent(files.withFiles(message), null, false);
        }
        var reply = addReply(message, now);
        activity.said(2, reply.id(), now);
        return new Sent(files.withFiles(message), new MessageView(reply, List.of()), false);
    }

    /**
     * Puts a new reply in the place of one.
     *
     * @throws ProblemException 404 for no reply, 409 while one to the same message is pending
     */
    public Sent regenerate(long userId, long chatId, long replyId) {
        ChatActivity activity = chats.lock(userId, chatId);
        var to = messages.requireReply(chatId, replyId).replyTo();
        var message = messages.require(to == null ? 0 : to);
        var former = messages.repliesTo(message.id());
        if (former.stream().anyMatch(Message::isPending)) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "The reply is still being written; wait for it or cancel it first.");
        }
        former.forEach(Message::supersede);
        var now = clock.instant();
        var reply = addReply(message, now);
        activity.said(reply.id(), now);
        return new Sent(files.withFiles(message), new MessageView(reply, List.of()), false);
    }

    private Message addReply(Message message, Instant now) {
        var reply = Message.pendingReply(message, now.plus(LEASE), now);
        messages.add(reply);
        return reply;
    }

    private Sent replay(Message message) {
        var first = messages.repliesTo(message.id()).stream().findFirst();
        return new Sent(files.withFiles(message), first.map(files::withFiles).orElse(null), true);
    }
}
