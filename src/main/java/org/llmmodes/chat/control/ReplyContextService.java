package org.llmmodes.chat.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Supplier;
import org.llmmodes.chat.entity.ChatFile;
import org.llmmodes.chat.entity.Message;
import org.llmmodes.chat.entity.MessageStatus;
import org.llmmodes.modes.Mode;
import org.llmmodes.modes.ReplyRequest;
import org.llmmodes.platform.json.Json;

/** Gathers what an engine needs to know to answer a message. */
@Stateless
public class ReplyContextService {

    /** How many earlier messages an engine is told of. */
    private static final int HISTORY = 50;

    @Inject
    private MessageRepository messages;

    @Inject
    private FileRepository files;

    @Inject
    private MessageService messageService;

    @Inject
    private FileService fileService;

    @Inject
    private SettingsService settings;

    /** Takes what an engine reads later, while it may be interrupted, behind a shield: embedded databases do not survive an interrupt. */
    @FunctionalInterface
    public interface Shield {
        <T> T read(Supplier<T> read);
    }

    /** @param replyId the pending reply that the answer will be stored as */
    public ReplyRequest gather(long userId, long messageId, long replyId, Mode mode, Shield shield) {
        var message = messages.require(messageId);
        var history = messages.latest(message.chatId(), messageId - 1, HISTORY).stream()
                .filter(earlier -> earlier.status() == MessageStatus.COMPLETE)
                .map(earlier -> new ReplyRequest.Turn(!earlier.isReply(), earlier.content()))
                .toList();
        return new ReplyRequest(
                replyId,
                userId,
                message.content(),
                metadataOf(message),
                settings.inForce(userId, mode).settings(),
                history,
                () -> shield.read(() -> messageService.saidElsewhere(userId, mode.name(), message.chatId(), messageId)),
                imagesFor(message, shield));
    }

    private static ObjectNode metadataOf(Message message) {
        var metadata = message.metadata();
        return metadata == null ? Json.object() : Json.parseObject(metadata);
    }

    private List<ReplyRequest.Image> imagesFor(Message message, Shield shield) {
        return files.latest(message.chatId(), message.id()).stream()
                .<ReplyRequest.Image>map(file -> new StoredImage(file, fileService, shield))
                .toList();
    }

    private record StoredImage(ChatFile file, FileService files, Shield shield) implements ReplyRequest.Image {

        @Override
        public long id() {
            return file.id();
        }

        @Override
        public String name() {
            return file.name();
        }

        @Override
        public String type() {
            return file.type();
        }

        @Override
        public int width() {
            return file.width();
        }

        @Override
        public int height() {
            return file.height();
        }

        @Override
        public byte[] bytes() {
            return shield.read(() -> files.bytesOf(file.id()));
        }
    }
}
