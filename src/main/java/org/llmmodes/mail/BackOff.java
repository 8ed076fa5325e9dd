package org.llmmodes.mail;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before the next attempt: twice as long each time, up to a limit, and never quite the same for two letters. */
final class BackOff {

    private static final double JITTER = 0.2;
    private static final int MAX_DOUBLINGS = 20;

    private BackOff() {}

    /** After the {@code attempt}th refusal of a letter: 2 s, 4 s, 8 s … one hour; a fifth more or less. */
    static Duration ofLetter(int attempt) {
        return doubled(Duration.ofSeconds(2), attempt, Duration.ofHours(1));
    }

    /** After the {@code failures}th time in a row that the server could not be reached: 1 s, 2 s, 4 s … 30 s; a fifth more or less. */
    static Duration ofServer(int failures) {
        return doubled(Duration.ofSeconds(1), failures, Duration.ofSeconds(30));
    }

    private static Duration doubled(Duration first, int count, Duration limit) {
        var doublings = Math.min(Math.max(0, count - 1), MAX_DOUBLINGS);
        var exact = Math.min(first.toMillis() << doublings, limit.toMillis());
        var factor = 1 + ThreadLocalRandom.current().nextDouble(-JITTER, JITTER);
        return Duration.ofMillis((long) (exact * factor));
    }
}
