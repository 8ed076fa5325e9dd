package org.llmmodes.docs.boundary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.llmmodes.platform.json.Json;

/** The examples of the document: all of a media type, parameter or header, with references followed, and what their schemas say of them. */
final class Examples {

    private final JsonNode document;
    private final JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    Examples(JsonNode document) {
        this.document = document;
    }

    /** What a reference points to; the node itself where it is none; missing where it points nowhere. */
    JsonNode follow(JsonNode node) {
        var reference = node.get("$ref");
        return reference == null ? node : document.at(reference.textValue().substring(1));
    }

    /** The examples of something that has {@code example} or {@code examples}. */
    List<JsonNode> of(JsonNode holder) {
        var found = new ArrayList<JsonNode>();
        if (holder.has("example")) {
            found.add(holder.get("example"));
        }
        holder.path("examples").forEach(example -> found.add(follow(example).path("value")));
        return found;
    }

    /** Whatever has both a schema and examples, by its place in the document. */
    SortedMap<String, JsonNode> holders() {
        var holders = new TreeMap<String, JsonNode>();
        collect("#", document, holders);
        return holders;
    }

    /** What the schema holds against a value; empty when nothing. */
    List<String> faults(JsonNode schema, JsonNode value) {
        var whole = Json.object();
        whole.putArray("allOf").add(schema);
        whole.set("components", document.get("components"));
        return schemas.getSchema(whole).validate(value).stream()
                .map(Object::toString)
                .toList();
    }

    private void collect(String place, JsonNode node, SortedMap<String, JsonNode> into) {
        if (node instanceof ObjectNode && node.has("schema") && !of(node).isEmpty()) {
            into.put(place, node);
        }
        node.properties().forEach(member -> collect(place + "/" + member.getKey(), member.getValue(), into));
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(place + "/" + i, node.get(i), into);
            }
        }
    }
}
