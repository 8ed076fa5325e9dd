package org.llmmodes.modes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer.
 *
 * @param content          the text; what the sink was given, put together
 * @param metadata         what programs read: {@code questions}, {@code operations}, {@code analysis} …; empty object when nothing
 * @param files            images that were made; stored as files of the chat
 * @param model            the model's name as its maker writes it; null where there is none
 * @param promptTokens     tokens read; null where nobody counts
 * @param completionTokens tokens written; null where nobody counts
 * @param engine           who answered, where it was another engine than the one asked; null otherwise
 */
public record Reply(
        String content,
        ObjectNode metadata,
        List<ProducedFile> files,
        @Nullable String model,
        @Nullable Integer promptTokens,
        @Nullable Integer completionTokens,
        @Nullable String engine) {

    /** An answer of the engine that was asked. */
    public Reply(
            String content,
            ObjectNode metadata,
            List<ProducedFile> files,
            @Nullable String model,
            @Nullable Integer promptTokens,
            @Nullable Integer completionTokens) {
        this(content, metadata, files, model, promptTokens, completionTokens, null);
    }

    /** The same answer, of another engine than the one asked. */
    public Reply by(String name) {
        return new Reply(content, metadata, files, model, promptTokens, completionTokens, name);
    }

    /**
     * An image that an engine made.
     *
     * @param name   a file name with ending
     * @param type   media type
     * @param bytes  the encoded image
     * @param width  pixels
     * @param height pixels
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record ProducedFile(String name, String type, byte[] bytes, int width, int height) {}
}
