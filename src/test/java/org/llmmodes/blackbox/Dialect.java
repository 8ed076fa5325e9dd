package org.llmmodes.blackbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;

/** How a provider says things on the wire, as its own documentation describes it. */
enum Dialect {
    OPENAI("/v1", "/chat/completions") {
        @Override
        String delta(String text) {
            return sse(null, Map.of("id", "c1", "model", MODEL, "choices", List.of(choice(Map.of("content", text)))));
        }

        @Override
        String tool(String name, String arguments) {
            var call = Map.of(
                    "index",
                    0,
                    "id",
                    "call_1",
                    "type",
                    "function",
                    "function",
                    Map.of("name", name, "arguments", arguments));
            return sse(
                    null,
                    Map.of(
                            "id",
                            "c1",
                            "model",
                            MODEL,
                            "choices",
                            List.of(choice(Map.of("tool_calls", List.of(call))))));
        }

        @Override
        String end(boolean tools) {
            return sse(
                            null,
                            Map.of(
                                    "id",
                                    "c1",
                                    "model",
                                    MODEL,
                                    "choices",
                                    List.of(Map.of(
                                            "index",
                                            0,
                                            "delta",
                                            Map.of(),
                                            "finish_reason",
                                            tools ? "tool_calls" : "stop"))))
                    + sse(
                            null,
                            Map.of(
                                    "id",
                                    "c1",
                                    "model",
                                    MODEL,
                                    "choices",
                                    List.of(),
                                    "usage",
                                    Map.of("prompt_tokens", READ, "completion_tokens", WRITTEN, "total_tokens", 18)))
                    + "data: [DONE]\n\n";
        }

        @Override
        JsonNode latest(JsonNode body) {
            var messages = body.path("messages");
            return messages.path(messages.size() - 1).path("content");
        }
    },
    ANTHROPIC("", "/v1/messages") {
        @Override
        String open() {
            return sse(
                    "message_start",
                    Map.of(
                            "type",
                            "message_start",
                            "message",
                            Map.of(
                                    "id",
                                    "m1",
                                    "type",
                                    "message",
                                    "role",
                                    "assistant",
                                    "model",
                                    MODEL,
                                    "content",
                                    List.of(),
                                    "usage",
                                    Map.of("input_tokens", READ, "output_tokens", 1))));
        }

        @Override
        String delta(String text) {
            return block(Map.of("type", "text", "text", ""), Map.of("type", "text_delta", "text", text));
        }

        @Override
        String tool(String name, String arguments) {
            return block(
                    Map.of("type", "tool_use", "id", "call_1", "name", name, "input", Map.of()),
                    Map.of("type", "input_json_delta", "partial_json", arguments));
        }

        private String block(Map<String, Object> start, Map<String, Object> delta) {
            return sse("content_block_start", Map.of("type", "content_block_start", "index", 0, "content_block", start))
                    + sse("content_block_delta", Map.of("type", "content_block_delta", "index", 0, "delta", delta))
                    + sse("content_block_stop", Map.of("type", "content_block_stop", "index", 0));
        }

        @Override
        String end(boolean tools) {
            return sse(
                            "message_delta",
                            Map.of(
                                    "type",
                                    "message_delta",
                                    "delta",
                                    Map.of("stop_reason", tools ? "tool_use" : "end_turn"),
                                    "usage",
                                    Map.of("output_tokens", WRITTEN)))
                    + sse("message_stop", Map.of("type", "message_stop"));
        }

        @Override
        JsonNode latest(JsonNode body) {
            var messages = body.path("messages");
            return messages.path(messages.size() - 1).path("content");
        }
    },
    GOOGLE("", ":streamGenerateContent") {
        @Override
        String delta(String text) {
            return part(Map.of("text", text));
        }

        @Override
        String tool(String name, String arguments) {
            return part(Map.of("functionCall", Map.of("name", name, "args", json(arguments))));
        }

        private String part(Map<String, Object> part) {
            return sse(
                    null,
                    Map.of(
                            "candidates",
                            List.of(Map.of("content", Map.of("role", "model", "parts", List.of(part)))),
                            "modelVersion",
                            MODEL));
        }

        @Override
        String end(boolean tools) {
            return sse(
                    null,
                    Map.of(
                            "candidates",
                            List.of(Map.of(
                                    "content",
                                    Map.of("role", "model", "parts", List.of(Map.of("text", ""))),
                                    "finishReason",
                                    "STOP")),
                            "usageMetadata",
                            Map.of("promptTokenCount", READ, "candidatesTokenCount", WRITTEN, "totalTokenCount", 18),
                            "modelVersion",
                            MODEL));
        }

        @Override
        JsonNode latest(JsonNode body) {
            var contents = body.path("contents");
            return contents.path(contents.size() - 1).path("parts");
        }
    },
    OLLAMA("", "/api/chat") {
        @Override
        String delta(String text) {
            return line(Map.of("model", MODEL, "message", Map.of("role", "assistant", "content", text), "done", false));
        }

        @Override
        String tool(String name, String arguments) {
            var call = Map.of("function", Map.of("name", name, "arguments", json(arguments)));
            return line(Map.of(
                    "model",
                    MODEL,
                    "message",
                    Map.of("role", "assistant", "content", "", "tool_calls", List.of(call)),
                    "done",
                    false));
        }

        @Override
        String end(boolean tools) {
            return line(Map.of(
                    "model",
                    MODEL,
                    "message",
                    Map.of("role", "assistant", "content", ""),
                    "done",
                    true,
                    "done_reason",
                    "stop",
                    "prompt_eval_count",
                    READ,
                    "eval_count",
                    WRITTEN));
        }

        private String line(Object data) {
            return write(data) + "\n";
        }

        @Override
        JsonNode latest(JsonNode body) {
            var messages = body.path("messages");
            return messages.path(messages.size() - 1);
        }
    };

    static final String MODEL = "peer-model-1";

    /** What an answer costs, by the peer's own count. */
    static final int READ = 11;

    static final int WRITTEN = 7;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String base;
    private final String path;

    Dialect(String base, String path) {
        this.base = base;
        this.path = path;
    }

    /** The value of AI_PROVIDER. */
    String provider() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** What AI_BASE_URL has after the port. */
    String base() {
        return base;
    }

    static Dialect of(String path) {
        for (var dialect : values()) {
            if (path.contains(dialect.path)) {
                return dialect;
            }
        }
        throw new IllegalArgumentException(path);
    }

    String contentType() {
        return this == OLLAMA ? "application/x-ndjson" : "text/event-stream";
    }

    String open() {
        return "";
    }

    abstract String delta(String text);

    abstract String tool(String name, String arguments);

    abstract String end(boolean tools);

    /** What the user said last, with whatever came along. */
    abstract JsonNode latest(JsonNode body);

    private static Map<String, Object> choice(Map<String, Object> delta) {
        return Map.of("index", 0, "delta", delta);
    }

    private static String sse(@org.jspecify.annotations.Nullable String event, Object data) {
        return (event == null ? "" : "event: " + event + "\n") + "data: " + write(data) + "\n\n";
    }

    static String write(Object data) {
        try {
            return JSON.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
