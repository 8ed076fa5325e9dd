package org.llmmodes.chat.control;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.llmmodes.chat.ChatReading;
import org.llmmodes.chat.entity.Chat;
import org.llmmodes.chat.entity.ChatFile;
import org.llmmodes.platform.web.Page;

/** Shows the chats of a user to somebody else. */
@Stateless
public class ChatReadingService implements ChatReading {

    @Inject
    private ChatRepository chats;

    @Inject
    private MessageService messages;

    @Inject
    private FileService files;

    @Override
    public Found<ShownChat> list(long userId, Page page) {
        var found = chats.list(userId, null, true, page);
        return new Found<>(
                found.items().stream().map(item -> shown(item.chat())).toList(), found.total());
    }

    @Override
    public ShownTalk read(long userId, long chatId, Page page) {
        var chat = chats.require(userId, chatId);
        var found = messages.list(userId, chatId, true, page);
        return new ShownTalk(
                shown(chat),
                new Found<>(
                        found.items().stream().map(ChatReadingService::shown).toList(), found.total()));
    }

    @Override
    public ShownBytes file(long userId, long chatId, long fileId) {
        var found = files.download(userId, chatId, fileId);
        return new ShownBytes(found.file().name(), found.file().type(), found.bytes());
    }

    @Override
    public Map<Long, String> titles(long userId, List<Long> chatIds) {
        return chats.findAll(chatIds).stream()
                .filter(chat -> chat.userId() == userId)
                .collect(Collectors.toMap(Chat::id, Chat::title));
    }

    private static ShownChat shown(Chat chat) {
        return new ShownChat(
                chat.id(),
                chat.userId(),
                chat.title(),
                chat.mode(),
                chat.isPinned(),
                chat.isArchived(),
                chat.createdAt(),
                chat.updatedAt(),
                chat.messageCount());
    }

    private static ShownMessage shown(MessageView view) {
        var message = view.message();
        return new ShownMessage(
                message.id(),
                message.role().wireName(),
                message.content(),
                message.status().wireName(),
                message.createdAt(),
                message.replyTo(),
                message.isSuperseded(),
                message.engine(),
                view.files().stream().map(ChatReadingService::shown).toList());
    }

    private static ShownFile shown(ChatFile file) {
        return new ShownFile(file.id(), file.name(), file.type(), file.size(), file.width(), file.height());
    }
}
