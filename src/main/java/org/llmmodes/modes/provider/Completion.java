package org.llmmodes.modes.provider;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model answered. It is text and wishes, nothing else: whoever asked decides what becomes of it.
 *
 * @param text             the text, empty where the model only asked for tools
 * @param toolCalls        what it asked for
 * @param model            the model's name as the provider gives it
 * @param promptTokens     tokens read, as the provider counted; null where it did not
 * @param completionTokens tokens written, as the provider counted; null where it did not
 */
public record Completion(
        String text,
        List<ToolCall> toolCalls,
        String model,
        @Nullable Integer promptTokens,
        @Nullable Integer completionTokens) {

    /**
     * Something the model asks for.
     *
     * @param name      a tool's name; may be one that was never offered
     * @param arguments JSON as the model wrote it; may be anything
     */
    public record ToolCall(String name, String arguments) {}
}
