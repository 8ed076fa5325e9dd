package org.llmmodes.platform.web;

import java.time.Duration;

/**
 * How fast a body comes, window by window: one that came fast at first may not be slow afterwards. Only time spent waiting for the client counts.
 * At 32 KiB a second, a message of 10 MB takes seven minutes.
 */
final class BodyPace {

    /** Until then any pace will do. */
    static final Duration START = Duration.ofSeconds(30);

    static final Duration WINDOW = Duration.ofSeconds(10);

    private static final int SLOWEST_BYTES_PER_SECOND = 32 << 10;

    /** While others wait for room. */
    private static final int SLOWEST_WHEN_SHORT = 256 << 10;

    /** What to think of it. */
    enum Verdict {
        FINE,
        /** Others need the room. */
        IN_THE_WAY,
        TOO_SLOW
    }

    private long window = START.toNanos();
    private long waited;
    private long bytes;

    /**
     * Judges it after each read.
     *
     * @param nanos   how long the read took
     * @param read    how many bytes it gave; less than one at the end
     * @param isShort whether others wait for room
     */
    Verdict after(long nanos, int read, boolean isShort) {
        waited += nanos;
        bytes += Math.max(0, read);
        if (read <= 0 || waited < window) {
            return Verdict.FINE;
        }
        var perSecond = bytes * 1_000_000_000.0 / waited;
        window = WINDOW.toNanos();
        waited = 0;
        bytes = 0;
        if (perSecond < SLOWEST_BYTES_PER_SECOND) {
            return Verdict.TOO_SLOW;
        }
        return isShort && perSecond < SLOWEST_WHEN_SHORT ? Verdict.IN_THE_WAY : Verdict.FINE;
    }
}
