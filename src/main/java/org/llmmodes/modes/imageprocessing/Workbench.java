package org.llmmodes.modes.imageprocessing;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.llmmodes.modes.EngineException;
import org.llmmodes.platform.problem.ProblemType;

/**
 * Two seats for images being worked on: one image takes one seat, a large one both, so that the heap is never asked for more than it has. Of one user
 * there is one image at work at a time, so that the others wait for it at most, and not for all that this user has sent.
 */
final class Workbench {

    /** Images with more pixels than this take both seats. */
    static final int LARGE = 12_000_000;

    private static final int SEATS = 2;
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    /** Somebody waits for longer than the work of another may take. */
    private static final Duration WAIT = DEADLINE.plusSeconds(15);

    /** As many images of one user wait or are at work; who sends more is told at once. */
    private static final int LONGEST_LINE = 10;

    private final Semaphore seats = new Semaphore(SEATS, true);
    private final Map<Long, Line> lines = new ConcurrentHashMap<>();
    private final Clock clock;
    private final Duration wait;

    Workbench(Clock clock) {
        this(clock, WAIT);
    }

    Workbench(Clock clock, Duration wait) {
        this.clock = clock;
        this.wait = wait;
    }

    /** Work that needs memory for pixels. */
    interface Work<T> {
        T run(Deadline deadline) throws Refused, Overdue, InterruptedException;
    }

    /** The images of one user, each waiting for its turn. */
    private static final class Line {
        private final Semaphore turn = new Semaphore(1, true);
        private final AtomicInteger length = new AtomicInteger();
    }

    /** The bench as one user has it. */
    record Place(Workbench bench, long userId) {

        <T> T run(long pixels, Work<T> work) throws EngineException, Refused, InterruptedException {
            return bench.run(userId, pixels, work);
        }
    }

    Place of(long userId) {
        return new Place(this, userId);
    }

    /**
     * Does the work when there is room for it.
     *
     * @throws EngineException unavailable when no seat came free in time or too many images of the user wait, timeout when the work took too long
     */
    private <T> T run(long userId, long pixels, Work<T> work) throws EngineException, Refused, InterruptedException {
        var until = System.nanoTime() + wait.toNanos();
        var line = Objects.requireNonNull(lines.compute(userId, (user, known) -> {
            var entered = known == null ? new Line() : known;
            entered.length.incrementAndGet();
            return entered;
        }));
        try {
            if (line.length.get() > LONGEST_LINE || !line.turn.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new EngineException(
                        ProblemType.ENGINE_UNAVAILABLE,
                        "The image engine is still busy with your other images; try again in a moment.");
            }
            try {
                return seated(pixels, until - System.nanoTime(), work);
            } finally {
                line.turn.release();
            }
        } finally {
            lines.computeIfPresent(userId, (user, left) -> left.length.decrementAndGet() == 0 ? null : left);
        }
    }

    private <T> T seated(long pixels, long patience, Work<T> work)
            throws EngineException, Refused, InterruptedException {
        var needed = pixels > LARGE ? SEATS : 1;
        if (!seats.tryAcquire(needed, patience, TimeUnit.NANOSECONDS)) {
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
