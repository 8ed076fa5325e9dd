package org.llmmodes.modes.echo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.llmmodes.modes.Mode;
import org.llmmodes.modes.Reply;
import org.llmmodes.modes.ReplyEngine;
import org.llmmodes.modes.ReplyRequest;
import org.llmmodes.modes.ReplySink;
import org.llmmodes.platform.json.Json;
import org.llmmodes.platform.problem.FieldError;

/** A mode that says what it was told, {@code times} (1..5) times: the one of docs/modes.md. */
@ApplicationScoped
public class EchoMode implements Mode, ReplyEngine {

    @Override
    public String name() {
        return "echo";
    }

    @Override
    public ObjectNode defaultSettings() {
        return Json.object().put("times", 1);
    }

    @Override
    public List<FieldError> check(ObjectNode settings) {
        var errors = new ArrayList<FieldError>();
        var times = settings.path("times").asInt(1);
        if (times < 1 || times > 5) {
            errors.add(new FieldError("times", "Must be from 1 to 5.", "out_of_range"));
        }
        return errors;
    }

    @Override
    public ReplyEngine engine() {
        return this;
    }

    @Override
    public Reply answer(ReplyRequest request, ReplySink sink) {
        var content = new StringBuilder();
        for (int i = 0; i < request.settings().path("times").asInt(1); i++) {
            var piece = content.isEmpty() ? request.text() : " " + request.text();
            content.append(piece);
            sink.delta(piece);
        }
        return new Reply(content.toString(), Json.object(), List.of(), null, null, null);
    }
}
