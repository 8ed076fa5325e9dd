package org.llmmodes.platform.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.problem.ProblemType;

/**
 * Room in memory for large bodies, taken as they come. Of each user one is received at a time and a few more may wait, so that nobody fills it
 * alone, nor the places of those who wait; when it is full, the body that began first is waited for longest, so that of several that cannot all
 * fit some get through.
 */
final class BodyRoom {

    private static final String FULL = "Too many large messages at once; send it again in a moment.";

    private final List<Share> eldestFirst = new ArrayList<>();
    private final List<Share> waiting = new ArrayList<>();
    private final int mostWaiting;
    private final int mostWaitingOfOne;
    private final Duration patience;
    private int free;

    /** What one body has taken. */
    static final class Share {

        private final String user;
        private boolean isComing = true;
        private int megabytes;

        private Share(String user) {
            this.user = user;
        }
    }

    /**
     * @param megabytes   for all together
     * @param mostWaiting each holds a thread of the server
     * @param mostWaitingOfOne of them of the same user
     * @param patience    how long a body waits; the eldest waits twice as long
     */
    BodyRoom(int megabytes, int mostWaiting, int mostWaitingOfOne, Duration patience) {
        this.free = megabytes;
        this.mostWaiting = mostWaiting;
        this.mostWaitingOfOne = mostWaitingOfOne;
        this.patience = patience;
    }

    /**
     * Begins a large body, after another one of the same user.
     *
     * @throws ProblemException 429 when that one does not end or several of the user wait already, 503 when too many of all wait
     */
    synchronized Share enter(String user) {
        var share = new Share(user);
        await(
                () -> eldestFirst.stream().noneMatch(other -> other.isComing && other.user.equals(user)),
                share,
                oneAtATime());
        eldestFirst.add(share);
        return share;
    }

    private ProblemException oneAtATime() {
        return new ProblemException(
                        ProblemType.RATE_LIMITED, "Another large message of yours is still coming; send one at a time.")
                .header("RateLimit-Policy", "\"large-bodies\";q=1;w=" + patience.toSeconds())
                .header("RateLimit", "\"large-bodies\";r=0;t=" + patience.toSeconds());
    }

    /** @throws ProblemException 503 when there is no room for another MiB for a while */
    synchronized void takeOne(Share share) {
        await(() -> free > 0, share, new ProblemException(ProblemType.OVERLOADED, FULL));
        free--;
        share.megabytes++;
    }

    /** It has come to its end; it keeps its room until it leaves. */
    synchronized void hasCome(Share share) {
        share.isComing = false;
        notifyAll();
    }

    synchronized void leave(Share share) {
        eldestFirst.remove(share);
        free += share.megabytes;
        share.megabytes = 0;
        notifyAll();
    }

    /** Somebody waits: who is slow is in the way. */
    synchronized boolean isShort() {
        return !waiting.isEmpty();
    }

    private void await(BooleanSupplier ready, Share share, ProblemException tooLong) {
        if (ready.getAsBoolean()) {
            return;
        }
        var ofOne =
                waiting.stream().filter(other -> other.user.equals(share.user)).count();
        if (ofOne >= mostWaitingOfOne) {
            throw oneAtATime().retryAfter(patience);
        }
        if (waiting.size() >= mostWaiting) {
            throw new ProblemException(ProblemType.OVERLOADED, FULL).retryAfter(patience);
        }
        var begun = System.nanoTime();
        waiting.add(share);
        try {
            while (!ready.getAsBoolean()) {
                var isEldest = !eldestFirst.isEmpty() && eldestFirst.get(0) == share;
                var left = patience.multipliedBy(isEldest ? 2 : 1).toNanos() - (System.nanoTime() - begun);
                if (left <= 0) {
                    throw tooLong.retryAfter(patience);
                }
                wait(left / 1_000_000 + 1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw tooLong.retryAfter(patience);
        } finally {
            waiting.remove(share);
        }
    }
}
