package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Looks again and again until something is as it should be, for as long as a busy machine may need. */
final class Patience {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Patience() {}

    /** What was seen when it fitted; fails with what was seen last. */
    static <T> T until(Supplier<T> look, Predicate<T> fits) {
        var deadline = System.nanoTime() + LIMIT.toNanos();
        var seen = look.get();
        while (!fits.test(seen)) {
            if (System.nanoTime() > deadline) {
                return fail("Still not so after " + LIMIT + ": " + seen);
            }
            Node.pause(PAUSE);
            seen = look.get();
        }
        return seen;
    }
}
