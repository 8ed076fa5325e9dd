package org.llmmodes.chat.control;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.llmmodes.modes.ReplyRequest;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.web.Page;

/** Shows messages and keeps what users think of replies. */
@Stateless
public class MessageService {

    private static final int OTHER_CHATS = 50;
    private static final int MESSAGES_ELSEWHERE = 300;
    private static final int LENGTH_ELSEWHERE = 1_000;

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

    /**
     * What a user said in other chats of a mode before a message; see {@link ReplyRequest.Elsewhere#said()}.
     *
     * @param chatId   the chat that does not count
     * @param beforeId the message
     */
    public List<List<String>> saidElsewhere(long userId, String mode, long chatId, long beforeId) {
        var others = chats.latestOthers(userId, mode, chatId, OTHER_CHATS);
        var said = messages.wordsOfUser(others, beforeId, LENGTH_ELSEWHERE, MESSAGES_ELSEWHERE);
        return List.copyOf(said.stream()
                .collect(Collectors.groupingBy(
                        Words::chatId, LinkedHashMap::new, Collectors.mapping(Words::text, Collectors.toList())))
                .values());
    }

    public MessageView find(long userId, long chatId, long messageId) {
        chats.require(userId, chatId);
        return files.withFiles(messages.require(chatId, messageId));
    }

    public MessageView reply(long userId, long chatId, long replyId) {
        chats.require(userId, chatId);
        return files.withFiles(messages.requireReply(chatId, replyId));
    }

    /** @param rating {@code up}, {@code down}, or null to take it back */
    public MessageView rate(long userId, long chatId, long replyId, @Nullable String rating) {
        var activity = chats.lock(userId, chatId);
        var reply = messages.lock(replyId)
                .filter(message -> message.chatId() == chatId && message.isReply())
                .orElseThrow(() -> ProblemException.notFound("Reply"));
        reply.rate(rating);
        activity.note();
        return files.withFiles(reply);
    }
}
