package org.llmmodes.platform.web;

import org.jspecify.annotations.Nullable;
import org.llmmodes.platform.problem.ProblemException;

/** A yes or no in a query string. */
public final class Flag {

    private Flag() {}

    /** Reads {@code true} or {@code false}; absent means the fallback, anything else is a validation problem. */
    public static boolean of(String name, @Nullable String text, boolean fallback) {
        if (text == null || text.isEmpty()) {
            return fallback;
        }
        return switch (text) {
            case "true", "True", "1" -> true;
            case "false", "False", "0" -> false;
            default -> throw ProblemException.invalid(name, "Must be true or false.", "wrong_type");
        };
    }
}
