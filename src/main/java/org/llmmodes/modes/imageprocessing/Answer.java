package org.llmmodes.modes.imageprocessing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.llmmodes.modes.Reply;
import org.llmmodes.modes.ReplySink;
import org.llmmodes.platform.json.Json;

/** A reply while it is made: each sentence goes to the reader at once and into the content. */
final class Answer {

    private final ReplySink sink;
    private final StringBuilder content = new StringBuilder();
    private final ObjectNode metadata = Json.object();
    private final List<Reply.ProducedFile> files = new ArrayList<>();

    Answer(ReplySink sink) {
        this.sink = sink;
    }

    /** Adds a paragraph. */
    void say(String text) {
        var piece = content.isEmpty() ? text : "\n\n" + text;
        content.append(piece);
        sink.delta(piece);
    }

    ObjectNode metadata() {
        return metadata;
    }

    void add(Reply.ProducedFile file) {
        files.add(file);
    }

    Reply done() {
        return new Reply(content.toString(), metadata, List.copyOf(files), null, null, null);
    }
}
