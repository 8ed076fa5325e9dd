package org.llmmodes.modes.provider;

/**
 * What calls to the provider took together.
 *
 * @param mode             the mode that asked
 * @param provider         openai, anthropic, google or ollama
 * @param model            the model that was asked
 * @param calls            how many, those under way among them
 * @param failed           how many of them gave no answer
 * @param promptTokens     tokens read, estimated where the provider did not count
 * @param completionTokens tokens written, likewise
 * @param millis           time of all together, in milliseconds
 */
public record UsageSum(
        String mode,
        String provider,
        String model,
        long calls,
        long failed,
        long promptTokens,
        long completionTokens,
        long millis) {}
