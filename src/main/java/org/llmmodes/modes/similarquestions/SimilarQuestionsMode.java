package org.llmmodes.modes.similarquestions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.llmmodes.modes.Mode;
import org.llmmodes.modes.ReplyEngine;
import org.llmmodes.modes.provider.Provider;
import org.llmmodes.platform.problem.FieldError;

/** The mode {@code similar_questions}: a message is answered with questions like the one in it. */
@ApplicationScoped
public class SimilarQuestionsMode implements Mode {

    static final String NAME = "similar_questions";

    @Inject
    SimilarQuestionsEngine engine;

    @Inject
    SentenceEmbeddings embeddings;

    @Inject
    Provider provider;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ObjectNode defaultSettings() {
        return QuestionSettings.DEFAULTS.json();
    }

    @Override
    public List<FieldError> check(ObjectNode settings) {
        return QuestionSettings.check(settings);
    }

    @Override
    public ReplyEngine engine() {
        return provider.isConfigured() ? new ModelQuestions(provider, engine, embeddings) : engine;
    }
}
