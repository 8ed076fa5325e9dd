package org.llmmodes.chat.boundary;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.llmmodes.platform.problem.ProblemException;

/**
 * What the user thinks of a reply.
 *
 * @param rating "up", "down" or JSON null, which takes it back; must be there
 */
record FeedbackRequest(@NotNull JsonNode rating) {

    @Nullable
    String ratingOrNull() {
        if (rating.isNull()) {
            return null;
        }
        var text = rating.asText();
        if (!rating.isTextual() || !(text.equals("up") || text.equals("down"))) {
            throw ProblemException.invalid("rating", "Must be \"up\", \"down\" or null.", "unknown_value");
        }
        return text;
    }
}
