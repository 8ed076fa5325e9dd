package org.llmmodes.chat.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message that a user wants to send, checked and ready to be stored.
 *
 * @param metadata       what came with it, without files; null when nothing
 * @param idempotencyKey the client's key, or null
 * @param wantsReply     whether an engine is to answer
 */
public record Draft(
        String content,
        @Nullable ObjectNode metadata,
        List<Attachment> attachments,
        @Nullable String idempotencyKey,
        boolean wantsReply) {}
