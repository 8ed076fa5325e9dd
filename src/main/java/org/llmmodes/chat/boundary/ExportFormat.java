package org.llmmodes.chat.boundary;

import org.jspecify.annotations.Nullable;
import org.llmmodes.platform.problem.ProblemException;

/** In which form a chat is exported. */
enum ExportFormat {
    JSON("json", "application/json"),
    MARKDOWN("md", "text/markdown; charset=UTF-8");

    private final String ending;
    private final String mediaType;

    ExportFormat(String ending, String mediaType) {
        this.ending = ending;
        this.mediaType = mediaType;
    }

    /** Reads the query parameter {@code format}; absent means JSON. */
    static ExportFormat of(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return JSON;
        }
        return switch (text) {
            case "json" -> JSON;
            case "markdown" -> MARKDOWN;
            default -> throw ProblemException.invalid("format", "Must be json or markdown.", "unknown_value");
        };
    }

    String ending() {
        return ending;
    }

    String mediaType() {
        return mediaType;
    }
}
