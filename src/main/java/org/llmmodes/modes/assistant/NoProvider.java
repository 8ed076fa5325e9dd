package org.llmmodes.modes.assistant;

import java.util.List;
import org.llmmodes.modes.Reply;
import org.llmmodes.modes.ReplyEngine;
import org.llmmodes.modes.ReplyRequest;
import org.llmmodes.modes.ReplySink;
import org.llmmodes.platform.json.Json;

/** Stands in where no provider is configured, and says so. */
final class NoProvider implements ReplyEngine {

    private static final String SENTENCE =
            "I cannot converse yet, because no AI provider is configured on this server: its operator sets AI_PROVIDER to openai, "
                    + "anthropic, google or ollama, with AI_API_KEY or AI_BASE_URL as that provider needs, and starts it again; the modes "
                    + "similar_questions and image_processing work without one.";

    @Override
    public String name() {
        return "embedded/none";
    }

    @Override
    public Reply answer(ReplyRequest request, ReplySink sink) {
        sink.delta(SENTENCE);
        return new Reply(SENTENCE, Json.object(), List.of(), null, null, null);
    }
}
