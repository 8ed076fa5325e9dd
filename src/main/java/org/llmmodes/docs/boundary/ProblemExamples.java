package org.llmmodes.docs.boundary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.llmmodes.platform.json.Json;
import org.llmmodes.platform.problem.FieldError;
import org.llmmodes.platform.problem.Problem;
import org.llmmodes.platform.problem.ProblemType;

/** An example of every problem type, made from the types themselves so that document and code cannot drift apart. */
final class ProblemExamples {

    /** Types that no call answers with: they are kept with a reply. */
    private static final Set<ProblemType> KEPT = EnumSet.of(
            ProblemType.ENGINE_FAILED,
            ProblemType.ENGINE_UNAVAILABLE,
            ProblemType.ENGINE_TIMEOUT,
            ProblemType.INTERRUPTED);

    private static final String REQUEST = "0f6cbb8e-5c0a-4a57-9a3e-5d8f3a3d2f10";

    private ProblemExamples() {}

    static void addTo(ObjectNode document) {
        var components = document.withObject("/components");
        var examples = components.withObject("/examples");
        var kept = components.withObject("/schemas/EngineProblem").withArray("/examples");
        var uris = components
                .withObject("/schemas/Problem/properties/type")
                .put("example", ProblemType.NOT_FOUND.uri())
                .withArray("/enum");
        for (var type : ProblemType.values()) {
            uris.add(type.uri());
            if (KEPT.contains(type)) {
                kept.add(Json.reader().<JsonNode>valueToTree(example(type, null, null)));
            } else {
                examples.putObject(type.slug())
                        .put("summary", type.title())
                        .set("value", Json.reader().valueToTree(example(type, "/api/chats/12", REQUEST)));
            }
        }
    }

    private static Problem example(ProblemType type, @Nullable String instance, @Nullable String request) {
        var validation = type == ProblemType.VALIDATION;
        return new Problem(
                type.uri(),
                type.title(),
                type.status(),
                validation ? "title: Is required." : type.explanation(),
                instance,
                request,
                validation ? List.of(new FieldError("title", "Is required.", "required")) : List.of(),
                type == ProblemType.MFA_REQUIRED
                        ? Map.of("mfa_required", true, "mfa_methods", List.of("totp", "backup_code"))
                        : Map.of());
    }
}
