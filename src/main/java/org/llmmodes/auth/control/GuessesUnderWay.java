package org.llmmodes.auth.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The guesses of this node that were counted and are not judged yet, by the counter they belong to. A counter that is full of these is not
 * locked for good: whoever finds it so waits for the judgement of one of them.
 *
 * <p>Worked case: the owner's seven tabs sign in at the same moment. Five are counted, which fills the counter; the other two wait. The first of
 * the five turns out right and clears the counter, and the two are counted and judged as well. Had all five been wrong, the two would
 * be told that it is locked.
 */
@ApplicationScoped
public class GuessesUnderWay {

    /** The longest that somebody waits: twice what the last in the queue of the hashing waits. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<String, Lane> lanes = new HashMap<>();

    /** What is known of one counter; there is none while nobody guesses. */
    private static final class Lane {
        private int present;
        private int underWay;
        private long judged;
    }

    /** Somebody comes with a guess, who is to {@link #leave} whatever becomes of it. */
    synchronized void enter(String guard) {
        lanes.computeIfAbsent(guard, unused -> new Lane()).present++;
    }

    synchronized void leave(String guard) {
        lanes.computeIfPresent(guard, (key, lane) -> --lane.present == 0 ? null : lane);
    }

    /** A guess is about to be counted; answers how many were judged so far. */
    synchronized long begin(String guard) {
        var lane = lane(guard);
        lane.underWay++;
        return lane.judged;
    }

    /** A guess that was counted is judged, and the counter says so. */
    synchronized void end(String guard) {
        var lane = lane(guard);
        lane.underWay--;
        lane.judged++;
        notifyAll();
    }

    /** A guess was not counted, because the counter is full: waits for a judgement. False where none came since {@code judged}, nor will. */
    synchronized boolean awaitJudgement(String guard, long judged) {
        var lane = lane(guard);
        lane.underWay--;
        notifyAll();
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (lane.judged == judged && lane.underWay > 0) {
            var left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return lane.judged != judged;
    }

    private Lane lane(String guard) {
        return lanes.computeIfAbsent(guard, unused -> new Lane());
    }
}
