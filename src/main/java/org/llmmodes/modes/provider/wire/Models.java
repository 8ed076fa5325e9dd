package org.llmmodes.modes.provider.wire;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.googleai.GoogleAiGeminiStreamingChatModel;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import org.llmmodes.modes.provider.Prompt;
import org.llmmodes.platform.config.Settings;

/** The provider's protocol, made for one call so that the call owns its connection. */
final class Models {

    private Models() {}

    static StreamingChatModel of(Settings.Ai ai, Gateway gateway, String name, Exchange exchange) {
        var key = ai.apiKey() == null ? "none" : ai.apiKey();
        return switch (ai.provider()) {
            case "openai" ->
                OpenAiStreamingChatModel.builder()
                        .httpClientBuilder(exchange.builder())
                        .baseUrl(gateway.base())
                        .apiKey(key)
                        .modelName(name)
                        .strictJsonSchema(true)
                        .build();
            case "anthropic" ->
                AnthropicStreamingChatModel.builder()
                        .httpClientBuilder(exchange.builder())
                        .baseUrl(gateway.base())
                        .apiKey(key)
                        .modelName(name)
                        .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                        .build();
            case "google" ->
                GoogleAiGeminiStreamingChatModel.builder()
                        .httpClientBuilder(exchange.builder())
                        .baseUrl(gateway.base())
                        .apiKey(key)
                        .modelName(name)
                        .build();
            case "ollama" ->
                OllamaStreamingChatModel.builder()
                        .httpClientBuilder(exchange.builder())
                        .baseUrl(gateway.base())
                        .modelName(name)
                        .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                        .build();
            default -> throw new IllegalStateException("no provider");
        };
    }

    static ChatRequestParameters parameters(Settings.Ai ai, Prompt prompt, TokenLimit limit) {
        var parameters = ChatRequestParameters.builder();
        var temperature = prompt.temperature();
        if (temperature != null) {
            parameters.temperature(ai.provider().equals("anthropic") ? Math.min(1, temperature) : temperature);
        }
        if (!prompt.tools().isEmpty()) {
            parameters.toolSpecifications(prompt.tools().stream()
                    .map(tool -> ToolSpecification.builder()
                            .name(tool.name())
                            .description(tool.description())
                            .parameters(Schemas.object(tool.arguments()))
                            .build())
                    .toList());
        }
        if (prompt.schema() != null) {
            parameters.responseFormat(ResponseFormat.builder()
                    .type(ResponseFormatType.JSON)
                    .jsonSchema(JsonSchema.builder()
                            .name("answer")
                            .rootElement(Schemas.object(prompt.schema()))
                            .build())
                    .build());
        }
        return limit == TokenLimit.MAX_COMPLETION_TOKENS
                ? OpenAiChatRequestParameters.builder()
                        .overrideWith(parameters.build())
                        .maxCompletionTokens(prompt.maxTokens())
                        .build()
                : parameters.maxOutputTokens(prompt.maxTokens()).build();
    }
}
