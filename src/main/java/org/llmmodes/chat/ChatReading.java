package org.llmmodes.chat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.web.Page;

/** Shows the chats of a user to somebody else. Nothing is changed by it; whether that somebody may, the caller has made sure. */
public interface ChatReading {

    /** A part of a list, and how many there are in all. */
    record Found<T>(List<T> items, long total) {}

    /** A chat without what was said. */
    record ShownChat(
            long id,
            long userId,
            String title,
            String mode,
            @JsonProperty("is_pinned") boolean pinned,
            @JsonProperty("is_archived") boolean archived,
            Instant createdAt,
            Instant updatedAt,
            int messageCount) {}

    /**
     * A message; superseded replies are among those shown.
     *
     * @param role    user, assistant or system
     * @param status  complete, pending, failed or cancelled
     * @param replyTo the message that a reply answers
     * @param engine  who answered; null for users' messages and while nobody has
     */
    record ShownMessage(
            long id,
            String role,
            String content,
            String status,
            Instant createdAt,
            @Nullable Long replyTo,
            boolean superseded,
            @Nullable String engine,
            List<ShownFile> files) {}

    /** A file without its bytes. */
    record ShownFile(long id, String name, String type, long size, int width, int height) {}

    /** A chat with a part of its messages, the oldest first, superseded replies among them. */
    record ShownTalk(ShownChat chat, Found<ShownMessage> messages) {}

    /** A file with its bytes. */
    @SuppressWarnings("ArrayRecordComponent")
    record ShownBytes(String name, String type, byte[] bytes) {}

    /** Archived ones too; in the order in which their owner sees them. */
    Found<ShownChat> list(long userId, Page page);

    /** @throws ProblemException 404 when it is not a chat of this user */
    ShownTalk read(long userId, long chatId, Page page);

    /** @throws ProblemException 404 when the chat has no such file */
    ShownBytes file(long userId, long chatId, long fileId);

    /** The titles of those chats that the user still has, by id. */
    Map<Long, String> titles(long userId, List<Long> chatIds);
}
