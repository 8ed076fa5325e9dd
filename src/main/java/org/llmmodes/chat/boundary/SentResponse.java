package org.llmmodes.chat.boundary;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;
import org.llmmodes.chat.control.MessageView;

/**
 * A sent message with its reply.
 *
 * @param reply null when none was wanted
 */
record SentResponse(
        @JsonUnwrapped MessageResponse message, @Nullable MessageResponse reply) {

    static SentResponse of(MessageView message, @Nullable MessageView reply) {
        return new SentResponse(MessageResponse.of(message), reply == null ? null : MessageResponse.of(reply));
    }
}
