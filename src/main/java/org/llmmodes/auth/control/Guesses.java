package org.llmmodes.auth.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.problem.ProblemType;

/**
 * Guesses at secrets, counted before they are judged. Somebody who is signed in has a counter per session: who stole an access token can try
 * the password {@code MAX_LOGIN_ATTEMPTS} times and locks nobody else out by it.
 */
@ApplicationScoped
public class Guesses {

    /** More than can be lost in a row: whoever wins one goes on to hash for a while. */
    private static final int MOST_RACES = 20;

    @Inject
    private LoginGuardService guards;

    @Inject
    private DeviceCookies devices;

    /**
     * Judges a guess of somebody who is signed in.
     *
     * @param judgement whether the guess is right; a problem that it throws takes the count back
     * @throws ProblemException 423 when too many were wrong
     */
    boolean isRight(String email, long sessionId, Supplier<Boolean> judgement) {
        var guard = devices.guardKey(email, Optional.of("session " + sessionId));
        var locked = count(guard, email);
        if (locked.isPresent()) {
            throw locked(locked.get());
        }
        boolean right;
        try {
            right = judgement.get();
        } catch (RuntimeException e) {
            guards.uncount(guard);
            throw e;
        }
        if (right) {
            guards.clear(guard);
        }
        return right;
    }

    /**
     * Counts an attempt; answers how long the guard is locked instead where it is.
     *
     * @param email whose secret is guessed at
     */
    Optional<Duration> count(String guard, String email) {
        for (int tries = 1; ; tries++) {
            try {
                return guards.count(guard, email);
            } catch (RuntimeException race) {
                // First attempts race to create the counter, and right ones remove it: the loser finds it there the
                // next time, or makes it.
                if (tries == MOST_RACES) {
                    throw race;
                }
            }
        }
    }

    private static ProblemException locked(Duration remaining) {
        return new ProblemException(
                        ProblemType.LOCKED, "Too many wrong passwords or codes from this session. Try again later.")
                .retryAfter(remaining);
    }
}
