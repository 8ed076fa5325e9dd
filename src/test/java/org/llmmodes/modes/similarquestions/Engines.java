package org.llmmodes.modes.similarquestions;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.llmmodes.modes.EngineException;
import org.llmmodes.modes.Reply;
import org.llmmodes.modes.ReplyRequest;
import org.llmmodes.platform.json.Json;

/** The engine with its real model and bank, shared by the tests of this package. */
final class Engines {

    static final SentenceEmbeddings EMBEDDINGS = new SentenceEmbeddings();
    static final SimilarQuestionsEngine ENGINE = engine();

    private Engines() {}

    @SuppressWarnings("UnnecessaryAssignment")
    private static SimilarQuestionsEngine engine() {
        var engine = new SimilarQuestionsEngine();
        engine.embeddings = EMBEDDINGS;
        engine.bank = new QuestionBank();
        engine.bank.embeddings = EMBEDDINGS;
        return engine;
    }

    /** What came back: the reply and the pieces the sink got. */
    record Answer(Reply reply, List<String> deltas) {

        List<Listed> questions() {
            var questions = new ArrayList<Listed>();
            for (var question : reply.metadata().path("questions")) {
                questions.add(new Listed(
                        question.path("text").asText(),
                        question.path("similarity").asDouble(),
                        question.path("source").asText()));
            }
            return questions;
        }

        List<String> texts() {
            return questions().stream().map(Listed::text).toList();
        }
    }

    record Listed(String text, double similarity, String source) {}

    static Answer ask(String text) throws EngineException, InterruptedException {
        return ask(text, QuestionSettings.DEFAULTS);
    }

    static Answer ask(String text, QuestionSettings settings, String... earlier)
            throws EngineException, InterruptedException {
        var history = new ArrayList<ReplyRequest.Turn>();
        for (var turn : earlier) {
            history.add(new ReplyRequest.Turn(true, turn));
            history.add(new ReplyRequest.Turn(false, "1. What about something else?"));
        }
        return answer(new ReplyRequest(1, text, Json.object(), settings.json(), history, List.of()));
    }

    /** Asks in a new chat; null where asking for the other chats would be wrong. */
    static Answer askWithElsewhere(String text, QuestionSettings settings, @Nullable List<List<String>> elsewhere)
            throws EngineException, InterruptedException {
        return answer(new ReplyRequest(
                0,
                1,
                text,
                Json.object(),
                settings.json(),
                List.of(),
                () -> Objects.requireNonNull(elsewhere, "the other chats do not count"),
                List.of()));
    }

    private static Answer answer(ReplyRequest request) throws EngineException, InterruptedException {
        var deltas = new ArrayList<String>();
        return new Answer(ENGINE.answer(request, deltas::add), deltas);
    }
}
