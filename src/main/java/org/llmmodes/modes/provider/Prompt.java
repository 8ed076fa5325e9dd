package org.llmmodes.modes.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.llmmodes.modes.ReplyRequest;

/**
 * What a model is asked.
 *
 * @param replyId     the reply that the answer goes into; 0 for none
 * @param userId      on whose account it goes
 * @param mode        the mode that asks, for the statistics
 * @param system      instructions that come before the conversation; blank for none
 * @param history     earlier turns, oldest first; bounded by whoever asks
 * @param text        what the user says now
 * @param jpeg        an image that goes with the text, as JPEG; null for none
 * @param temperature 0..2; null for the provider's own
 * @param maxTokens   the longest answer, in tokens; at least 1
 * @param schema      a JSON schema (an object) that the answer must fit; null for plain text
 * @param tools       what the model may ask for instead of answering; it executes nothing
 */
@SuppressWarnings("ArrayRecordComponent")
public record Prompt(
        long replyId,
        long userId,
        String mode,
        String system,
        List<ReplyRequest.Turn> history,
        String text,
        byte @Nullable [] jpeg,
        @Nullable Double temperature,
        int maxTokens,
        @Nullable ObjectNode schema,
        List<Tool> tools) {

    /**
     * Something the model may ask for.
     *
     * @param name        {@code [a-z_]+}
     * @param description when to use it and how
     * @param arguments   a JSON schema of its arguments (an object)
     */
    public record Tool(String name, String description, ObjectNode arguments) {}

    /** What a message says, without what was said before. */
    public static Prompt of(ReplyRequest request, String mode, String system, int maxTokens) {
        return new Prompt(
                request.replyId(),
                request.userId(),
                mode,
                system,
                List.of(),
                request.text(),
                null,
                null,
                maxTokens,
                null,
                List.of());
    }

    /** A question in plain text that belongs to no reply. */
    public static Prompt of(long userId, String mode, String system, String text, int maxTokens) {
        return new Prompt(0, userId, mode, system, List.of(), text, null, null, maxTokens, null, List.of());
    }

    public Prompt withHistory(List<ReplyRequest.Turn> turns) {
        return new Prompt(replyId, userId, mode, system, turns, text, jpeg, temperature, maxTokens, schema, tools);
    }

    public Prompt withTemperature(double value) {
        return new Prompt(replyId, userId, mode, system, history, text, jpeg, value, maxTokens, schema, tools);
    }

    public Prompt withImage(byte[] image) {
        return new Prompt(replyId, userId, mode, system, history, text, image, temperature, maxTokens, schema, tools);
    }

    public Prompt withSchema(ObjectNode wanted) {
        return new Prompt(replyId, userId, mode, system, history, text, jpeg, temperature, maxTokens, wanted, tools);
    }

    public Prompt withTools(List<Tool> offered) {
        return new Prompt(replyId, userId, mode, system, history, text, jpeg, temperature, maxTokens, schema, offered);
    }

    /** About how many tokens the model reads. */
    public int estimatedTokens() {
        var sum = TokenEstimate.of(system) + TokenEstimate.of(text);
        for (var turn : history) {
            sum += TokenEstimate.of(turn.text());
        }
        for (var tool : tools) {
            sum += TokenEstimate.of(tool.description() + tool.arguments());
        }
        return sum
                + (jpeg == null ? 0 : TokenEstimate.IMAGE)
                + (schema == null ? 0 : TokenEstimate.of(schema.toString()));
    }
}
