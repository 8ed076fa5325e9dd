package org.llmmodes.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How much is said, for administrators: numbers only. */
public interface ChatStatistics {

    /** How many there are now. */
    record Totals(long chats, long messages) {}

    /**
     * What was said in a span of time, of one kind.
     *
     * @param start            of the span
     * @param reply            whether these are replies; users' messages otherwise
     * @param engine           who answered; null for users' messages and while nobody has
     * @param status           complete, pending, failed, cancelled
     * @param averageMillis    how long the replies took; null where nobody measured
     * @param p95Millis        how long all but the slowest twentieth took
     */
    record Count(
            Instant start,
            boolean reply,
            @Nullable String engine,
            String status,
            long count,
            long promptTokens,
            long completionTokens,
            @Nullable Double averageMillis,
            @Nullable Double p95Millis) {}

    Totals totals();

    /** Spans in which nothing was said are absent. */
    List<Count> countBySpan(Duration span, Instant since);
}
