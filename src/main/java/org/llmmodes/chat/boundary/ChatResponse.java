package org.llmmodes.chat.boundary;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.llmmodes.chat.control.ChatService;
import org.llmmodes.chat.entity.Chat;

/**
 * A chat on the wire.
 *
 * @param messageCount without superseded replies
 */
record ChatResponse(
        long id,
        long userId,
        String title,
        String mode,
        @JsonProperty("is_pinned") boolean pinned,
        @JsonProperty("is_archived") boolean archived,
        Instant createdAt,
        Instant updatedAt,
        int messageCount) {

    static ChatResponse of(Chat chat) {
        return new ChatResponse(
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

    /**
     * A chat in a list.
     *
     * @param lastMessage null while nothing was said
     */
    record InList(
            @JsonUnwrapped ChatResponse chat, @Nullable MessageResponse lastMessage) {

        static InList of(ChatService.Overview overview) {
            var last = overview.lastMessage();
            return new InList(ChatResponse.of(overview.chat()), last == null ? null : MessageResponse.of(last));
        }
    }

    /**
     * A chat with its messages.
     *
     * @param messages          oldest first, at most the latest 500
     * @param messagesTruncated whether there are older ones
     */
    record WithMessages(@JsonUnwrapped ChatResponse chat, List<MessageResponse> messages, boolean messagesTruncated) {

        static WithMessages of(ChatService.Detail detail) {
            return new WithMessages(
                    ChatResponse.of(detail.chat()),
                    detail.messages().stream().map(MessageResponse::of).toList(),
                    detail.truncated());
        }
    }
}
