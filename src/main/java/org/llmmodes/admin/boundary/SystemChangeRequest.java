package org.llmmodes.admin.boundary;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.llmmodes.platform.config.Settings.LogLevel;
import org.llmmodes.platform.problem.ProblemException;

/**
 * What an administrator changes of a running node; null or absent keeps a part.
 *
 * @param logLevel DEBUG, INFO, WARNING or ERROR
 */
public record SystemChangeRequest(@Nullable String logLevel) {

    @Nullable
    LogLevel level() {
        if (logLevel == null) {
            return null;
        }
        return Arrays.stream(LogLevel.values())
                .filter(level -> level.name().equals(logLevel.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(
                        "log_level", "Must be DEBUG, INFO, WARNING or ERROR.", "unknown_level"));
    }
}
