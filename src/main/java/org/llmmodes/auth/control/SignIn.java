package org.llmmodes.auth.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.llmmodes.audit.AuditEntry;
import org.llmmodes.audit.AuditTrail;
import org.llmmodes.audit.AuditType;
import org.llmmodes.auth.control.LoginOutcome.Locked;
import org.llmmodes.auth.control.LoginOutcome.WrongCredentials;

/**
 * Sign-in from end to end: count the attempt, check the password, spend the code, open the session. Short transactions with the hashing
 * between them, so that no connection is held while a processor works. One counter for both factors: only both together clear it.
 */
@ApplicationScoped
public class SignIn {

    @Inject
    private LoginGuardService guards;

    @Inject
    private Guesses guesses;

    @Inject
    private AccountService accounts;

    @Inject
    private SessionService sessions;

    @Inject
    private SecondFactorService factors;

    @Inject
    private PasswordHasher hasher;

    @Inject
    private DeviceCookies devices;

    @Inject
    private AuditTrail audit;

    public LoginOutcome attempt(LoginAttempt attempt) {
        var device = devices.deviceOf(attempt.deviceCookie(), attempt.email());
        var guard = devices.guardKey(attempt.email(), device);
        var locked = guesses.count(guard, attempt.email());
        if (locked.isPresent()) {
            failed(attempt, "locked");
            return new Locked(locked.get());
        }
        try {
            var known = accounts.findCredentials(attempt.email());
            // An unknown address costs as much time as a known one.
            var hash = known.map(AccountService.Credentials::passwordHash).orElseGet(hasher::decoy);
            if (!Waiting.on(hasher.matches(attempt.password(), hash)) || known.isEmpty()) {
                wrong(attempt, guard, "wrong_credentials");
                return new WrongCredentials();
            }
            if (known.get().mfaEnabled()) {
                var code = attempt.mfaCode();
                if (code == null) {
                    guards.uncount(guard);
                    return new LoginOutcome.MfaRequired();
                }
                if (!factors.spend(known.get().userId(), code)) {
                    wrong(attempt, guard, "wrong_code");
                    return new LoginOutcome.WrongCode();
                }
            }
            var rehashed = hasher.isOutdated(hash)
                    ? Optional.of(Waiting.on(hasher.hash(attempt.password())))
                    : Optional.<String>empty();
            guards.clear(guard);
            var cookie = device.isPresent() ? String.valueOf(attempt.deviceCookie()) : devices.issue(attempt.email());
            return sessions.open(known.get(), attempt, rehashed, cookie);
        } catch (RuntimeException e) {
            guards.uncount(guard);
            throw e;
        }
    }

    private void wrong(LoginAttempt attempt, String guard, String reason) {
        failed(attempt, reason);
        if (guards.isLocked(guard)) {
            audit.recordSoon(AuditEntry.of(AuditType.SIGN_IN_LOCKED).about(null, attempt.email()));
        }
    }

    /** Says nothing of whether there is such an account, and takes no longer where there is one. */
    private void failed(LoginAttempt attempt, String reason) {
        audit.recordSoon(AuditEntry.of(AuditType.SIGN_IN_FAILED)
                .about(null, attempt.email())
                .inVain()
                .with("reason", reason));
    }
}
