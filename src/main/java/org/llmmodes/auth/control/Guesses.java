package org.llmmodes.auth.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.llmmodes.auth.control.LoginGuardService.Count;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.problem.ProblemType;

/**
 * Guesses at secrets, judged first and counted before they are answered. Somebody who is signed in has a counter per session: who stole an access
 * token can try the password {@code MAX_LOGIN_ATTEMPTS} times and locks nobody else out by it.
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
     * @param judgement whether the guess is right; nothing is counted where it throws a problem
     * @throws ProblemException 423 when too many were wrong
     */
    boolean isRight(String email, long sessionId, Supplier<Boolean> judgement) {
        var guard = devices.guardKey(email, Optional.of("session " + sessionId));
        guards.lockedFor(guard).ifPresent(Guesses::refuse);
        var right = judgement.get();
        var locked = right ? guards.right(guard) : countWrong(guard, email).lockedFor();
        locked.ifPresent(Guesses::refuse);
        return right;
    }

    /**
     * Counts a guess that was judged wrong, unless the guard is locked.
     *
     * @param email whose secret is guessed at
     */
    Count countWrong(String guard, String email) {
        for (int tries = 1; ; tries++) {
            try {
                return guards.wrong(guard, email);
            } catch (RuntimeException race) {
                // First failures race to create the counter, and right guesses remove it: the loser finds it there the
                // next time, or makes it.
                if (tries == MOST_RACES) {
                    throw race;
                }
            }
        }
    }

    private static void refuse(Duration remaining) {
        throw new ProblemException(
                        ProblemType.LOCKED, "Too many wrong passwords or codes from this session. Try again later.")
                .retryAfter(remaining);
    }
}
