package org.llmmodes.docs.boundary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.llmmodes.platform.config.Version;
import org.llmmodes.platform.json.Json;

/**
 * The OpenAPI document. It is written by hand, one YAML file for each area, and put together here; what all calls share is written once and
 * copied to each.
 */
final class OpenApiDocument {

    private static final String FOLDER = "/META-INF/openapi/";
    private static final List<String> PARTS = List.of(
            "openapi",
            "problems",
            "auth",
            "mail",
            "chats",
            "messages",
            "images",
            "settings",
            "admin",
            "chat-access",
            "system");

    private OpenApiDocument() {}

    /** The whole document, made anew. */
    static ObjectNode assemble() {
        var document = Json.object();
        PARTS.forEach(part -> merge(document, read(part)));
        ProblemExamples.addTo(document);
        SharedAnswers.spread(document);
        document.withObject("/info").put("version", new Version().number());
        return document;
    }

    private static ObjectNode read(String part) {
        var file = FOLDER + part + ".yaml";
        try (var stream = OpenApiDocument.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException(file + " is missing");
            }
            return (ObjectNode) new YAMLMapper().readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    /** Objects grow together; two parts that say different things about the same member are a mistake. */
    private static void merge(ObjectNode into, ObjectNode part) {
        part.properties().forEach(member -> {
            JsonNode known = into.get(member.getKey());
            if (known instanceof ObjectNode inner && member.getValue() instanceof ObjectNode more) {
                merge(inner, more);
            } else if (known == null) {
                into.set(member.getKey(), member.getValue());
            } else {
                throw new IllegalStateException("Two parts define " + member.getKey());
            }
        });
    }
}
