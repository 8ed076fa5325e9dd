package org.llmmodes.chat.control;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.web.Page;

/** Shows messages and keeps what users think of replies. */
@Stateless
public class MessageService {

    @Inject
    private ChatRepository chats;

    @Inject
    private MessageRepository messages;

    @Inject
    private FileRepository files;

    /** Oldest first. */
    public Listing<MessageView> list(long userId, long chatId, boolean includeSuperseded, Page page) {
        var chat = chats.require(userId, chatId);
        var total = includeSuperseded ? messages.countAll(chatId) : chat.messageCount();
        return new Listing<>(files.withFilesOfOneChat(messages.list(chatId, includeSuperseded, page)), total);
    }

    /** The next messages after an id, oldest first: what an export reads piece by piece. */
    public List<MessageView> after(long userId, long chatId, long afterId, int limit) {
        chats.require(userId, chatId);
        return files.withFilesOfOneChat(messages.after(chatId, afterId, limit));
    }

    public MessageView reply(long userId, long chatId, long replyId) {
        chats.require(userId, chatId);
        return files.withFiles(messages.requireReply(chatId, replyId));
    }

    /** @param rating {@code up}, {@code down}, or null to take it back */
    public MessageView rate(long userId, long chatId, long replyId, @Nullable String rating) {
        chats.lock(userId, chatId);
        var reply = messages.lock(replyId)
                .filter(message -> message.chatId() == chatId && message.isReply())
                .orElseThrow(() -> ProblemException.notFound("Reply"));
        reply.rate(rating);
        return files.withFiles(reply);
    }
}
