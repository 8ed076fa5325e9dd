package org.llmmodes.modes.imageprocessing;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.llmmodes.modes.EngineException;
import org.llmmodes.platform.problem.ProblemType;

/** Two seats for images being worked on: one image takes one seat, a large one both, so that the heap is never asked for more than it has. */
final class Workbench {

    /** Images with more pixels than this take both seats. */
    static final int LARGE = 12_000_000;

    private static final int SEATS = 2;
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final Semaphore seats = new Semaphore(SEATS, true);
    private final Clock clock;
    private final Duration wait;

    Workbench(Clock clock) {
        this(clock, Duration.ofSeconds(10));
    }

    Workbench(Clock clock, Duration wait) {
        this.clock = clock;
        this.wait = wait;
    }

    /** Work that needs memory for pixels. */
    interface Work<T> {
        T run(Deadline deadline) throws Refused, Overdue, InterruptedException;
    }

    /**
     * Does the work when there is room for it.
     *
     * @throws EngineException unavailable when no seat came free in time, timeout when the work took too long
     */
    <T> T run(long pixels, Work<T> work) throws EngineException, Refused, InterruptedException {
        var needed = pixels > LARGE ? SEATS : 1;
        if (!seats.tryAcquire(needed, wait.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new EngineException(
                    ProblemType.ENGINE_UNAVAILABLE,
                    "The image engine is busy with other images; try again in a moment.");
        }
        try {
            return work.run(new Deadline(clock, DEADLINE));
        } catch (Overdue e) {
            throw new EngineException(
                    ProblemType.ENGINE_TIMEOUT,
                    "Working on this image took more than %d seconds; try a smaller image or fewer steps."
                            .formatted(DEADLINE.toSeconds()),
                    e);
        } catch (OutOfMemoryError e) {
            throw new EngineException(
                    ProblemType.ENGINE_UNAVAILABLE,
                    "The server has no memory for this image at the moment; try again, or send a smaller one.",
                    e);
        } finally {
            seats.release(needed);
        }
    }
}
