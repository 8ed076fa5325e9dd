package org.llmmodes.platform.config;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * So many requests in so much time, written {@code 10/minute}.
 *
 * @param requests 1..1,000,000
 * @param period   a second, a minute or an hour
 */
public record Rate(int requests, Duration period) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,7})/(second|minute|hour)");

    /** Reads a rate; empty where the text is none. */
    public static Optional<Rate> parse(String text) {
        var match = FORM.matcher(text.strip());
        if (!match.matches()) {
            return Optional.empty();
        }
        var requests = Integer.parseInt(match.group(1));
        if (requests < 1 || requests > 1_000_000) {
            return Optional.empty();
        }
        var period =
                switch (match.group(2)) {
                    case "second" -> Duration.ofSeconds(1);
                    case "minute" -> Duration.ofMinutes(1);
                    default -> Duration.ofHours(1);
                };
        return Optional.of(new Rate(requests, period));
    }
}
