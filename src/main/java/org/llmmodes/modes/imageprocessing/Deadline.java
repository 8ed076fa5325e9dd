package org.llmmodes.modes.imageprocessing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Until when one reply may work; asked between the steps. */
final class Deadline {

    private final Clock clock;
    private final Instant end;

    Deadline(Clock clock, Duration time) {
        this.clock = clock;
        this.end = clock.instant().plus(time);
    }

    /** Whether there is more time left than that. */
    boolean leaves(Duration time) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return clock.instant().plus(time).isBefore(end);
    }

    /** @throws Overdue when the time is over */
    void check() throws Overdue, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (clock.instant().isAfter(end)) {
            throw new Overdue();
        }
    }
}
