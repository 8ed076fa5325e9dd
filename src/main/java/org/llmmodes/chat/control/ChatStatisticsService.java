package org.llmmodes.chat.control;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.llmmodes.chat.ChatStatistics;

/** Counts what is said. */
@Stateless
public class ChatStatisticsService implements ChatStatistics {

    @Inject
    private StatisticsRepository statistics;

    @Override
    public Totals totals() {
        var row = statistics.totals();
        return new Totals(number(row[0]), number(row[1]));
    }

    @Override
    public List<Count> countBySpan(Duration span, Instant since) {
        return statistics.countBySpan(since, span.toSeconds()).stream()
                .map(row -> count(row, span))
                .toList();
    }

    private static Count count(@Nullable Object[] row, Duration span) {
        return new Count(
                Instant.ofEpochSecond(number(row[0]) * span.toSeconds()),
                "assistant".equals(row[1]),
                row[2] == null ? null : row[2].toString(),
                String.valueOf(row[3]),
                number(row[4]),
                number(row[5]),
                number(row[6]),
                decimal(row[7]),
                decimal(row[8]));
    }

    private static long number(@Nullable Object value) {
        return value == null ? 0 : ((Number) value).longValue();
    }

    private static @Nullable Double decimal(@Nullable Object value) {
        return value == null ? null : ((Number) value).doubleValue();
    }
}
