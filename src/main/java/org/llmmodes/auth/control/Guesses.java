package org.llmmodes.auth.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.llmmodes.audit.AuditEntry;
import org.llmmodes.audit.AuditTrail;
import org.llmmodes.audit.AuditType;
import org.llmmodes.auth.Caller;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.problem.ProblemType;

/**
 * Guesses at secrets, judged first and counted before they are answered. Somebody who is signed in has a counter per session: who stole an access
 * token can try the password {@code MAX_LOGIN_ATTEMPTS} times and locks nobody else out by it.
 */
@ApplicationScoped
public class Guesses {

    @Inject
    private LoginGuardService guards;

    @Inject
    private DeviceCookies devices;

    @Inject
    private AuditTrail audit;

    /**
     * Judges a guess of somebody who is signed in.
     *
     * @param judgement whether the guess is right; nothing is counted where it throws a problem
     * @throws ProblemException 423 when too many were wrong
     */
    boolean isRight(Caller caller, Supplier<Boolean> judgement) {
        var guard = devices.guardKey(caller.email(), Optional.of("session " + caller.sessionId()));
        guards.lockedFor(guard).ifPresent(Guesses::refuse);
        var right = judgement.get();
        if (right) {
            guards.right(guard).ifPresent(Guesses::refuse);
            return true;
        }
        var count = guards.wrong(guard, caller.email());
        count.lockedFor().ifPresent(Guesses::refuse);
        if (count.locks()) {
            audit.recordSoon(AuditEntry.own(AuditType.SIGN_IN_LOCKED, caller.userId(), caller.email())
                    .with("session_id", Long.toString(caller.sessionId())));
        }
        return false;
    }

    private static void refuse(Duration remaining) {
        throw new ProblemException(
                        ProblemType.LOCKED, "Too many wrong passwords or codes from this session. Try again later.")
                .retryAfter(remaining);
    }
}
