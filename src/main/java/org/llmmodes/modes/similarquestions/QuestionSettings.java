package org.llmmodes.modes.similarquestions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.llmmodes.platform.json.Json;
import org.llmmodes.platform.problem.FieldError;

/**
 * What a user set for this mode.
 *
 * @param maxQuestions   how many questions a reply lists at most, 1..20
 * @param threshold      how similar a listed question is at least, as the raw cosine of the two sentences, 0..1
 * @param includeContext whether what the user said earlier counts, in this chat and in others of the mode, or the message alone
 */
record QuestionSettings(int maxQuestions, double threshold, boolean includeContext) {

    static final QuestionSettings DEFAULTS = new QuestionSettings(5, 0.8, true);

    private static final String MAX_QUESTIONS = "max_questions";
    private static final String THRESHOLD = "similarity_threshold";
    private static final String INCLUDE_CONTEXT = "include_context";
    private static final int MOST = 20;

    /** Settings that passed {@link #check}; a field that is absent has its default. */
    static QuestionSettings of(ObjectNode settings) {
        return new QuestionSettings(
                settings.path(MAX_QUESTIONS).asInt(DEFAULTS.maxQuestions),
                settings.path(THRESHOLD).asDouble(DEFAULTS.threshold),
                settings.path(INCLUDE_CONTEXT).asBoolean(DEFAULTS.includeContext));
    }

    ObjectNode json() {
        return Json.object()
                .put(MAX_QUESTIONS, maxQuestions)
                .put(THRESHOLD, threshold)
                .put(INCLUDE_CONTEXT, includeContext);
    }

    static List<FieldError> check(ObjectNode settings) {
        var errors = new ArrayList<FieldError>();
        var count = settings.get(MAX_QUESTIONS);
        if (count != null && !count.isIntegralNumber()) {
            errors.add(wrongType(MAX_QUESTIONS, "Must be a whole number from 1 to 20."));
        } else if (count != null && !within(count, 1, MOST)) {
            errors.add(outOfRange(MAX_QUESTIONS, "Must be from 1 to 20."));
        }
        var threshold = settings.get(THRESHOLD);
        if (threshold != null && !threshold.isNumber()) {
            errors.add(wrongType(THRESHOLD, "Must be a number from 0 to 1."));
        } else if (threshold != null && !within(threshold, 0, 1)) {
            errors.add(outOfRange(THRESHOLD, "Must be from 0 to 1."));
        }
        var context = settings.get(INCLUDE_CONTEXT);
        if (context != null && !context.isBoolean()) {
            errors.add(wrongType(INCLUDE_CONTEXT, "Must be true or false."));
        }
        return errors;
    }

    private static boolean within(JsonNode number, int min, int max) {
        var value = number.doubleValue();
        return value >= min && value <= max;
    }

    private static FieldError wrongType(String field, String message) {
        return new FieldError(field, message, "wrong_type");
    }

    private static FieldError outOfRange(String field, String message) {
        return new FieldError(field, message, "out_of_range");
    }
}
