package org.llmmodes.chat.boundary;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.llmmodes.chat.control.MessageView;
import org.llmmodes.chat.entity.Message;
import org.llmmodes.platform.json.Json;

/**
 * A message on the wire.
 *
 * @param role            user, assistant or system
 * @param messageMetadata what came or was made with it, {@code files} among it; null when nothing
 * @param status          complete, pending, failed or cancelled
 * @param reply           what only a reply has; its fields are absent in other messages
 */
record MessageResponse(
        long id,
        long chatId,
        String role,
        String content,
        @Nullable ObjectNode messageMetadata,
        String status,
        Instant createdAt,
        @JsonUnwrapped @Nullable ReplyFacts reply) {

    /**
     * What only a reply has.
     *
     * @param replyTo    the message it answers
     * @param superseded whether a later reply took its place
     * @param engine     who answered; null until known
     * @param usage      null where nobody counts
     * @param feedback   up, down or null
     * @param error      the problem of a failed reply; absent otherwise
     */
    record ReplyFacts(
            @Nullable Long replyTo,
            boolean superseded,
            @Nullable String engine,
            @Nullable String model,
            @Nullable Usage usage,
            @Nullable String feedback,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            ObjectNode error) {}

    /** What a reply cost, in tokens. */
    record Usage(@Nullable Integer promptTokens, @Nullable Integer completionTokens) {}

    static MessageResponse of(MessageView view) {
        var message = view.message();
        return new MessageResponse(
                message.id(),
                message.chatId(),
                message.role().wireName(),
                message.content(),
                metadataOf(view),
                message.status().wireName(),
                message.createdAt(),
                message.isReply() ? factsOf(message) : null);
    }

    private static ReplyFacts factsOf(Message message) {
        var counted = message.promptTokens() != null || message.completionTokens() != null;
        return new ReplyFacts(
                message.replyTo(),
                message.isSuperseded(),
                message.engine(),
                message.model(),
                counted ? new Usage(message.promptTokens(), message.completionTokens()) : null,
                message.feedback(),
                message.error() == null ? null : Json.parseObject(message.error()));
    }

    private static @Nullable ObjectNode metadataOf(MessageView view) {
        var stored = view.message().metadata();
        if (stored == null && view.files().isEmpty()) {
            return null;
        }
        var metadata = stored == null ? Json.object() : Json.parseObject(stored);
        if (!view.files().isEmpty()) {
            var files = metadata.putArray("files");
            view.files().forEach(file -> files.addPOJO(FileResponse.of(file)));
        }
        return metadata;
    }
}
