package org.llmmodes.docs.boundary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Copies to every call the answers that it shares with others, and to every answer the header that all have. */
final class SharedAnswers {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private SharedAnswers() {}

    static void spread(ObjectNode document) {
        var shared = document.remove("x-shared-responses");
        document.at("/paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(member -> METHODS.contains(member.getKey()))
                .forEach(call -> complete(path.getKey(), (ObjectNode) call.getValue(), shared)));
        document.at("/components/responses").forEach(SharedAnswers::addRequestId);
    }

    private static void complete(String path, ObjectNode call, JsonNode shared) {
        var responses = (ObjectNode) call.get("responses");
        if (call.has("requestBody")) {
            addAbsent(responses, shared.get("with_body"));
        }
        if (!call.has("security")) {
            addAbsent(responses, shared.get("secured"));
        }
        if (path.startsWith("/api/")) {
            addAbsent(responses, shared.get("api"));
        }
        addAbsent(responses, shared.get("every"));
        responses.forEach(SharedAnswers::addRequestId);
    }

    private static void addAbsent(ObjectNode responses, JsonNode more) {
        more.properties().forEach(response -> {
            if (!responses.has(response.getKey())) {
                responses.set(response.getKey(), response.getValue().deepCopy());
            }
        });
    }

    private static void addRequestId(JsonNode response) {
        if (!response.has("$ref")) {
            ((ObjectNode) response)
                    .withObject("/headers")
                    .putObject("X-Request-ID")
                    .put("$ref", "#/components/headers/RequestId");
        }
    }
}
