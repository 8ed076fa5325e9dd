package org.llmmodes.modes.similarquestions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.llmmodes.modes.Mode;
import org.llmmodes.modes.ReplyEngine;
import org.llmmodes.platform.problem.FieldError;

/** The mode {@code similar_questions}: a message is answered with questions like the one in it. */
@ApplicationScoped
public class SimilarQuestionsMode implements Mode {

    @Inject
    SimilarQuestionsEngine engine;

    @Override
    public String name() {
        return "similar_questions";
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
        return engine;
    }
}
