package org.llmmodes.admin.boundary;

import org.jspecify.annotations.Nullable;
import org.llmmodes.platform.problem.ProblemException;

/** A text in a query string. */
final class QueryText {

    private static final int MAX_LENGTH = 254;

    private QueryText() {}

    /** The text without spaces around it; null where there is none. */
    static @Nullable String of(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > MAX_LENGTH) {
            throw ProblemException.invalid(name, "Must be at most 254 characters.", "too_long");
        }
        if (text.indexOf('\0') >= 0) {
            throw ProblemException.invalid(name, "Must not contain U+0000.", "invalid_characters");
        }
        return text.strip();
    }
}
