package org.llmmodes.chat.control;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.llmmodes.chat.entity.Chat;
import org.llmmodes.modes.Modes;
import org.llmmodes.platform.web.ETags;
import org.llmmodes.platform.web.Page;

/** Opens, shows, changes and deletes chats. */
@Stateless
public class ChatService {

    /** How many messages the detail of a chat shows at most. */
    static final int SHOWN = 500;

    @Inject
    private ChatRepository chats;

    @Inject
    private MessageRepository messages;

    @Inject
    private FileRepository files;

    @Inject
    private Modes modes;

    @Inject
    private Clock clock;

    /**
     * A chat in a list.
     *
     * @param lastMessage null while nothing was said
     */
    public record Overview(Chat chat, @Nullable MessageView lastMessage) {}

    /**
     * A chat with what was said last.
     *
     * @param messages  oldest first, at most 500
     * @param truncated whether there are older ones
     */
    public record Detail(Chat chat, List<MessageView> messages, boolean truncated) {}

    public Chat open(long userId, String title, String mode) {
        var chat = new Chat(userId, title, modes.require("mode", mode).name(), clock.instant());
        chats.add(chat);
        return chat;
    }

    /** Pinned first, then by latest activity; three queries however many there are. */
    public Listing<Overview> list(long userId, @Nullable String mode, boolean includeArchived, Page page) {
        var found = chats.list(userId, mode, includeArchived, page);
        var lastMessages = found.items().stream()
                .flatMap(item -> Stream.ofNullable(item.last()))
                .toList();
        Map<Long, MessageView> last = files.withFiles(lastMessages).stream()
                .collect(Collectors.toMap(view -> view.message().chatId(), Function.identity()));
        var items = found.items().stream()
                .map(item -> new Overview(item.chat(), last.get(item.chat().id())))
                .toList();
        return new Listing<>(items, found.total());
    }

    public Detail detail(long userId, long chatId) {
        var chat = chats.require(userId, chatId);
        var latest = messages.latest(chatId, Long.MAX_VALUE, SHOWN + 1);
        var truncated = latest.size() > SHOWN;
        return new Detail(
                chat, files.withFilesOfOneChat(truncated ? latest.subList(1, latest.size()) : latest), truncated);
    }

    public Chat require(long userId, long chatId) {
        return chats.require(userId, chatId);
    }

    /** Changes what is not null, if the version still fits. */
    public Chat change(
            long userId,
            long chatId,
            @Nullable String ifMatch,
            @Nullable String title,
            @Nullable Boolean pinned,
            @Nullable Boolean archived) {
        var activity = chats.lock(userId, chatId);
        var chat = chats.require(userId, chatId);
        ETags.requireMatch(ifMatch, chat.version());
        if (chat.change(title, pinned, archived)) {
            chat.movedOn(activity.touch(clock.instant()));
            chats.flush();
        }
        return chat;
    }

    /** Deletes the chat with everything in it, if nothing has changed and nothing was said since. */
    public void delete(long userId, long chatId, @Nullable String ifMatch) {
        chats.lock(userId, chatId);
        var chat = chats.require(userId, chatId);
        ETags.requireMatch(ifMatch, chat.version(), chat.revision());
        chats.remove(chat);
    }
}
