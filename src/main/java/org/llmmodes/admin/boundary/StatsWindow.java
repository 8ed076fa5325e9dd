package org.llmmodes.admin.boundary;

import org.jspecify.annotations.Nullable;
import org.llmmodes.admin.control.Statistics.Window;
import org.llmmodes.platform.problem.ProblemException;

/** Reads over which time statistics are wanted. */
final class StatsWindow {

    private StatsWindow() {}

    /** Absent means the last day. */
    static Window of(@Nullable String text) {
        return switch (text == null || text.isEmpty() ? "day" : text) {
            case "hour" -> Window.HOUR;
            case "day" -> Window.DAY;
            case "month" -> Window.MONTH;
            default -> throw ProblemException.invalid("window", "Must be hour, day or month.", "unknown_window");
        };
    }
}
