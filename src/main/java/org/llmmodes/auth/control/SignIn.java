package org.llmmodes.auth.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.llmmodes.audit.AuditEntry;
import org.llmmodes.audit.AuditTrail;
import org.llmmodes.audit.AuditType;
import org.llmmodes.auth.control.LoginOutcome.Locked;
import org.llmmodes.auth.control.LoginOutcome.WrongCode;
import org.llmmodes.auth.control.LoginOutcome.WrongCredentials;

/**
 * Sign-in from end to end: check the password, spend the code, count the outcome, open the session. Short transactions with the hashing
 * between them, so that no connection is held while a processor works. One counter for both factors: only both together clear it.
 */
@ApplicationScoped
public class SignIn {

    @Inject
    private LoginGuardService guards;

    @Inject
    private AccountService accounts;

    @Inject
    private SignInService signIns;

    @Inject
    private PasswordHasher hasher;

    @Inject
    private DeviceCookies devices;

    @Inject
    private AuditTrail audit;

    public LoginOutcome attempt(LoginAttempt attempt) {
        var device = devices.deviceOf(attempt.deviceCookie(), attempt.email());
        var guard = devices.guardKey(attempt.email(), device);
        var locked = guards.lockedFor(guard);
        if (locked.isPresent()) {
            return locked(attempt, locked.get());
        }
        var known = accounts.findCredentials(attempt.email());
        // An unknown address costs as much time as a known one.
        var hash = known.map(AccountService.Credentials::passwordHash).orElseGet(hasher::decoy);
        if (!Waiting.on(hasher.matches(attempt.password(), hash)) || known.isEmpty()) {
            return wrong(attempt, guard, new WrongCredentials());
        }
        var rehashed = hasher.isOutdated(hash)
                ? Optional.of(Waiting.on(hasher.hash(attempt.password())))
                : Optional.<String>empty();
        var outcome = signIns.finish(known.get(), attempt, guard, rehashed);
        if (outcome instanceof Locked found) {
            return locked(attempt, found.remaining());
        }
        return outcome instanceof WrongCredentials || outcome instanceof WrongCode
                ? wrong(attempt, guard, outcome)
                : outcome;
    }

    private LoginOutcome locked(LoginAttempt attempt, Duration remaining) {
        failed(attempt, "locked");
        return new Locked(remaining);
    }

    /** Counts the failure; the answer to it is another one where parallel guesses have locked the sign-in in the meantime. */
    private LoginOutcome wrong(LoginAttempt attempt, String guard, LoginOutcome answer) {
        var count = guards.wrong(guard, attempt.email());
        if (count.lockedFor().isPresent()) {
            return locked(attempt, count.lockedFor().get());
        }
        failed(attempt, answer instanceof WrongCode ? "wrong_code" : "wrong_credentials");
        if (count.locks()) {
            audit.recordSoon(AuditEntry.of(AuditType.SIGN_IN_LOCKED).about(null, attempt.email()));
        }
        return answer;
    }

    /** Says nothing of whether there is such an account, and takes no longer where there is one. */
    private void failed(LoginAttempt attempt, String reason) {
        audit.recordSoon(AuditEntry.of(AuditType.SIGN_IN_FAILED)
                .about(null, attempt.email())
                .inVain()
                .with("reason", reason));
    }
}
