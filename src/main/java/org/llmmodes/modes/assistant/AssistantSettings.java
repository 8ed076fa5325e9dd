package org.llmmodes.modes.assistant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.llmmodes.platform.json.Json;
import org.llmmodes.platform.problem.FieldError;

/**
 * What a user set for this mode.
 *
 * @param systemPrompt what the model is told before the conversation, at most 4,000 characters; empty for nothing
 * @param temperature  how freely it chooses its words, 0..2; 1 leaves it to the provider
 * @param maxTokens    the longest reply in tokens, 1..8192
 */
record AssistantSettings(String systemPrompt, double temperature, int maxTokens) {

    static final AssistantSettings DEFAULTS = new AssistantSettings("", 1, 1024);

    static final int LONGEST_PROMPT = 4_000;
    private static final int MOST_TOKENS = 8_192;
    private static final double HOTTEST = 2;

    private static final String SYSTEM_PROMPT = "system_prompt";
    private static final String TEMPERATURE = "temperature";
    private static final String MAX_TOKENS = "max_tokens";

    /** Settings that passed {@link #check}; a field that is absent has its default. */
    static AssistantSettings of(ObjectNode settings) {
        return new AssistantSettings(
                settings.path(SYSTEM_PROMPT).asText(DEFAULTS.systemPrompt),
                settings.path(TEMPERATURE).asDouble(DEFAULTS.temperature),
                settings.path(MAX_TOKENS).asInt(DEFAULTS.maxTokens));
    }

    ObjectNode json() {
        return Json.object()
                .put(SYSTEM_PROMPT, systemPrompt)
                .put(TEMPERATURE, temperature)
                .put(MAX_TOKENS, maxTokens);
    }

    /** Whether the user wants another temperature than the provider's own; some models take no other. */
    boolean isTemperatureChosen() {
        return Double.compare(temperature, DEFAULTS.temperature) != 0;
    }

    private static int count(String text) {
        return text.codePointCount(0, text.length());
    }

    private static boolean isStray(int character) {
        return character < ' ' && "\t\n\r".indexOf(character) < 0;
    }

    static List<FieldError> check(ObjectNode settings) {
        var errors = new ArrayList<FieldError>();
        var prompt = settings.get(SYSTEM_PROMPT);
        if (prompt != null && !prompt.isTextual()) {
            errors.add(new FieldError(SYSTEM_PROMPT, "Must be a text.", "wrong_type"));
        } else if (prompt != null && count(prompt.textValue()) > LONGEST_PROMPT) {
            errors.add(new FieldError(SYSTEM_PROMPT, "Must have at most 4,000 characters.", "too_long"));
        } else if (prompt != null && prompt.textValue().chars().anyMatch(AssistantSettings::isStray)) {
            errors.add(new FieldError(
                    SYSTEM_PROMPT,
                    "Must have no control characters but tabs and ends of lines.",
                    "invalid_characters"));
        }
        var temperature = settings.get(TEMPERATURE);
        if (temperature != null && !temperature.isNumber()) {
            errors.add(new FieldError(TEMPERATURE, "Must be a number from 0 to 2.", "wrong_type"));
        } else if (temperature != null && !(temperature.doubleValue() >= 0 && temperature.doubleValue() <= HOTTEST)) {
            errors.add(new FieldError(TEMPERATURE, "Must be from 0 to 2.", "out_of_range"));
        }
        var tokens = settings.get(MAX_TOKENS);
        if (tokens != null && !tokens.isIntegralNumber()) {
            errors.add(new FieldError(MAX_TOKENS, "Must be a whole number from 1 to 8192.", "wrong_type"));
        } else if (tokens != null && !(tokens.doubleValue() >= 1 && tokens.doubleValue() <= MOST_TOKENS)) {
            errors.add(new FieldError(MAX_TOKENS, "Must be from 1 to 8192.", "out_of_range"));
        }
        return errors;
    }
}
