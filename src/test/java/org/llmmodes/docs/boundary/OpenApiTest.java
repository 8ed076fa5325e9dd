package org.llmmodes.docs.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.llmmodes.platform.json.Json;
import org.llmmodes.platform.problem.ProblemType;

/** The document says the truth about the code, and all of it. */
class OpenApiTest {

    private final ObjectNode document = OpenApiDocument.assemble();
    private final Examples examples = new Examples(document);

    /** Left where Spectral finds it; see CONTRIBUTING.md. */
    @Test
    void documentIsWrittenForTheLinter() throws IOException {
        var file = Path.of("target", "openapi.json");
        Files.createDirectories(file.getParent());
        Files.write(file, Json.bytes(document));
        assertThat(Json.reader().readTree(file.toFile()).path("openapi").asText())
                .isEqualTo("3.1.0");
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        var soft = new SoftAssertions();
        document.findValuesAsText("$ref").forEach(reference -> {
            soft.assertThat(reference).startsWith("#/");
            soft.assertThat(document.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse();
        });
        soft.assertAll();
        assertThat(document.findValuesAsText("$ref")).hasSizeGreaterThan(100);
    }

    @Test
    void everyCallIsDescribed() {
        var soft = new SoftAssertions();
        var ids = new TreeSet<String>();
        var tags = document.get("tags").findValuesAsText("name");
        Calls.documented(document).forEach((name, call) -> {
            soft.assertThat(ids.add(call.path("operationId").asText()))
                    .as(name + " operationId is its own")
                    .isTrue();
            soft.assertThat(call.path("operationId").asText()).as(name).isNotBlank();
            soft.assertThat(call.path("summary").asText()).as(name).isNotBlank();
            soft.assertThat(call.path("description").asText()).as(name).isNotBlank();
            soft.assertThat(tags).as(name).contains(call.at("/tags/0").asText());
        });
        soft.assertAll();
    }

    @Test
    void everyCallSaysHowItIsRefused() {
        var soft = new SoftAssertions();
        Calls.documented(document).forEach((name, call) -> {
            var responses = call.get("responses");
            soft.assertThat(responses.has("500")).as(name + " 500").isTrue();
            soft.assertThat(call.has("security") || responses.has("401"))
                    .as(name + " 401")
                    .isTrue();
            soft.assertThat(!name.contains("{}") || responses.has("404"))
                    .as(name + " 404")
                    .isTrue();
            soft.assertThat(!call.has("requestBody") || responses.has("422"))
                    .as(name + " 422")
                    .isTrue();
        });
        soft.assertAll();
    }

    @Test
    void everyResponseCarriesTheRequestId() {
        var soft = new SoftAssertions();
        Calls.documented(document)
                .forEach((name, call) -> call.get("responses").properties().forEach(response -> soft.assertThat(
                                examples.follow(response.getValue())
                                        .at("/headers/X-Request-ID/$ref")
                                        .asText())
                        .as(name + " " + response.getKey())
                        .isEqualTo("#/components/headers/RequestId")));
        soft.assertAll();
    }

    @Test
    void everyBodyHasAnExample() {
        var soft = new SoftAssertions();
        Calls.documented(document).forEach((name, call) -> {
            requireExample(soft, name + " request", call.path("requestBody"));
            call.get("responses")
                    .properties()
                    .forEach(response ->
                            requireExample(soft, name + " " + response.getKey(), examples.follow(response.getValue())));
        });
        soft.assertAll();
    }

    private void requireExample(SoftAssertions soft, String name, JsonNode body) {
        body.path("content").properties().stream()
                .filter(media ->
                        media.getKey().endsWith("json") || media.getKey().startsWith("text/"))
                .forEach(media -> soft.assertThat(examples.of(media.getValue()))
                        .as(name + " " + media.getKey())
                        .isNotEmpty());
    }

    @Test
    void everyExampleFitsItsSchema() {
        var soft = new SoftAssertions();
        var holders = examples.holders();
        holders.forEach((place, holder) -> examples.of(holder)
                .forEach(example -> soft.assertThat(examples.faults(holder.get("schema"), example))
                        .as(place)
                        .isEmpty()));
        soft.assertAll();
        assertThat(holders).hasSizeGreaterThan(60);
    }

    @Test
    void anExampleThatDoesNotFitIsFound() {
        var schema = Json.object().put("$ref", "#/components/schemas/Chat");
        assertThat(examples.faults(schema, Json.object().put("id", "twelve")))
                .anySatisfy(fault -> assertThat(fault).contains("id"))
                .anySatisfy(fault -> assertThat(fault).contains("title"));
    }

    @Test
    void everyProblemTypeHasAnExample() {
        var shown = new TreeSet<String>();
        document.at("/components/examples")
                .forEach(example -> shown.add(example.at("/value/type").asText()));
        document.at("/components/schemas/EngineProblem/examples")
                .forEach(example -> shown.add(example.path("type").asText()));
        assertThat(shown)
                .containsAll(Arrays.stream(ProblemType.values())
                        .map(ProblemType::uri)
                        .toList());
    }

    @Test
    void everyCallOfTheCodeIsInTheDocument() {
        assertThat(Calls.documented(document).keySet()).containsAll(Calls.implemented());
    }

    @Test
    void everyCallOfTheDocumentIsInTheCode() {
        var promised = new TreeSet<>(Calls.documented(document).keySet());
        promised.removeIf(call -> !call.contains(" /api/"));
        promised.removeAll(Calls.implemented());
        assertThat(promised).isEmpty();
    }
}
