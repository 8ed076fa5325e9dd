package org.llmmodes.chat.control;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.problem.ProblemType;

/** How many replies may be written on this node at once; none any more once it is about to stop. */
final class Places {

    /** How long a message waits for another reply to end when as many as allowed are being written. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Duration COME_BACK = Duration.ofSeconds(2);

    private final Semaphore free;
    private volatile boolean closed;

    Places(int count) {
        free = new Semaphore(count, true);
    }

    /**
     * Takes one; what is answered gives it back.
     *
     * @throws ProblemException 503 when there is none
     */
    Runnable take() {
        try {
            if (free.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return free::release;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new ProblemException(
                        ProblemType.OVERLOADED,
                        "Too many replies are being written; send the message again in a moment.")
                .retryAfter(COME_BACK);
    }

    /** @throws ProblemException 503 when the node is about to stop */
    void requireOpen() {
        if (closed) {
            throw new ProblemException(
                            ProblemType.OVERLOADED, "This server is about to stop; try again in a moment, at another.")
                    .retryAfter(COME_BACK);
        }
    }

    void close() {
        closed = true;
    }
}
