package org.llmmodes.modes.assistant;

import java.util.List;
import org.llmmodes.modes.EngineException;
import org.llmmodes.modes.Reply;
import org.llmmodes.modes.ReplyEngine;
import org.llmmodes.modes.ReplyRequest;
import org.llmmodes.modes.ReplySink;
import org.llmmodes.modes.provider.Prompt;
import org.llmmodes.modes.provider.Provider;
import org.llmmodes.modes.provider.TokenEstimate;
import org.llmmodes.platform.json.Json;
import org.llmmodes.platform.problem.ProblemType;

/** Passes the conversation to the provider and its answer, as text, to the user. */
final class AssistantEngine implements ReplyEngine {

    private final Provider provider;
    private final int contextTokens;

    /** @param contextTokens how much of the conversation the provider is told; the latest message goes in any case */
    AssistantEngine(Provider provider, int contextTokens) {
        this.provider = provider;
        this.contextTokens = contextTokens;
    }

    @Override
    public String name() {
        return provider.name();
    }

    @Override
    public boolean isMetered() {
        return true;
    }

    @Override
    public void admit(long userId) {
        provider.admit(userId);
    }

    @Override
    public Reply answer(ReplyRequest request, ReplySink sink) throws EngineException, InterruptedException {
        var answer = provider.ask(prompt(request), sink);
        if (answer.text().isBlank()) {
            throw new EngineException(
                    ProblemType.ENGINE_FAILED,
                    "The AI provider asked for something instead of answering; regenerate the reply to try again.");
        }
        return new Reply(
                answer.text(),
                Json.object(),
                List.of(),
                answer.model(),
                answer.promptTokens(),
                answer.completionTokens());
    }

    Prompt prompt(ReplyRequest request) {
        var settings = AssistantSettings.of(request.settings());
        var left = contextTokens - TokenEstimate.of(settings.systemPrompt()) - TokenEstimate.of(request.text());
        var prompt = Prompt.of(request, AssistantMode.NAME, settings.systemPrompt(), settings.maxTokens())
                .withHistory(TokenEstimate.latest(request.history(), left));
        return settings.isTemperatureChosen() ? prompt.withTemperature(settings.temperature()) : prompt;
    }
}
