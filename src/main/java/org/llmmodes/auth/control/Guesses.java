package org.llmmodes.auth.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.llmmodes.auth.control.LoginGuardService.Count;
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
    private GuessesUnderWay underWay;

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
        return judged(guard, email, count -> {
            if (count.lockedFor().isPresent()) {
                throw locked(count.lockedFor().get());
            }
            var right = judgement.get();
            if (right) {
                guards.clear(guard);
            }
            return right;
        });
    }

    /**
     * Counts an attempt, or finds the guard locked, and has it judged.
     *
     * @param email whose secret is guessed at
     * @param judge clears the guard where the guess is right; what it throws takes the count back
     */
    <T> T judged(String guard, String email, Function<Count, T> judge) {
        underWay.enter(guard);
        try {
            var count = counted(guard, email);
            if (count.lockedFor().isPresent()) {
                return judge.apply(count);
            }
            try {
                return judge.apply(count);
            } catch (RuntimeException e) {
                guards.uncount(guard);
                throw e;
            } finally {
                underWay.end(guard);
            }
        } finally {
            underWay.leave(guard);
        }
    }

    /** Where the guard is full of guesses that are not judged yet, waits for them: they may be right. */
    private Count counted(String guard, String email) {
        while (true) {
            var judged = underWay.begin(guard);
            Count count;
            try {
                count = count(guard, email);
            } catch (RuntimeException e) {
                underWay.end(guard);
                throw e;
            }
            if (count.lockedFor().isEmpty() || !underWay.awaitJudgement(guard, judged)) {
                return count;
            }
        }
    }

    private Count count(String guard, String email) {
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
