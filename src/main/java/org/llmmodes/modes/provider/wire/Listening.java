package org.llmmodes.modes.provider.wire;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import org.jspecify.annotations.Nullable;
import org.llmmodes.modes.provider.Attempt;
import org.llmmodes.modes.provider.Completion;
import org.llmmodes.modes.provider.ProviderFault;
import org.llmmodes.platform.problem.ProblemType;

/** Hears an answer and tells at the end what it was worth. */
final class Listening implements StreamingChatResponseHandler {

    /** Characters that one token may stand for before we take the provider to ignore the limit it was given. */
    private static final int CHARACTERS_A_TOKEN = 12;

    private final Attempt attempt;
    private final Exchange exchange;
    private final StringBuilder text = new StringBuilder();
    private @Nullable ChatResponse response;
    private @Nullable Throwable error;
    private @Nullable RuntimeException unwanted;
    private boolean endless;

    Listening(Attempt attempt, Exchange exchange) {
        this.attempt = attempt;
        this.exchange = exchange;
    }

    @Override
    public void onPartialResponse(String piece) {
        exchange.heard();
        if (unwanted != null || endless) {
            return;
        }
        text.append(piece);
        try {
            attempt.say(piece);
        } catch (RuntimeException e) {
            unwanted = e;
            exchange.close();
        }
        if (text.length() > 1_000 + (long) attempt.prompt().maxTokens() * CHARACTERS_A_TOKEN) {
            endless = true;
            exchange.close();
        }
    }

    @Override
    public void onPartialThinking(PartialThinking thinking) {
        exchange.heard();
    }

    @Override
    public void onPartialToolCall(PartialToolCall call) {
        exchange.heard();
    }

    @Override
    public void onCompleteToolCall(CompleteToolCall call) {
        exchange.heard();
    }

    @Override
    public void onCompleteResponse(ChatResponse complete) {
        response = complete;
    }

    @Override
    public void onError(Throwable failure) {
        if (error == null) {
            error = failure;
            exchange.close();
        }
    }

    Completion result() throws ProviderFault, InterruptedException {
        if (unwanted != null) {
            throw unwanted;
        }
        if (exchange.interrupted() || Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (exchange.fault() != null) {
            throw exchange.fault();
        }
        if (endless) {
            throw sick("no end in sight", "The AI provider did not stop; the answer was cut off.");
        }
        var complete = response;
        if (error != null || complete == null) {
            throw unreadable();
        }
        var message = complete.aiMessage();
        var said = message.text() == null ? "" : message.text();
        var calls = message.toolExecutionRequests().stream()
                .map(call -> new Completion.ToolCall(
                        String.valueOf(call.name()), call.arguments() == null ? "" : call.arguments()))
                .toList();
        if (said.isBlank() && calls.isEmpty()) {
            throw sick("empty answer", "The AI provider gave an empty answer; regenerate the reply.");
        }
        if (complete.finishReason() == null) {
            throw sick(
                    "ended without a reason",
                    "The AI provider broke off in the middle of the answer; regenerate the reply.");
        }
        return completion(complete, said, calls);
    }

    private ProviderFault unreadable() {
        return sick(
                "unreadable answer: "
                        + (error == null ? "none" : error.getClass().getSimpleName()),
                "The AI provider answered with something that is no answer; regenerate the reply.");
    }

    private static ProviderFault sick(String reason, String sentence) {
        return new ProviderFault.Sick(ProblemType.ENGINE_FAILED, reason, sentence);
    }

    private static Completion completion(
            ChatResponse complete, String said, java.util.List<Completion.ToolCall> calls) {
        var usage = complete.tokenUsage();
        var model = complete.modelName() == null ? "" : complete.modelName();
        return new Completion(
                said,
                calls,
                model.length() > 200 ? model.substring(0, 200) : model,
                usage == null ? null : usage.inputTokenCount(),
                usage == null ? null : usage.outputTokenCount());
    }
}
