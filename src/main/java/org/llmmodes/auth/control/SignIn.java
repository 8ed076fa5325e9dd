package org.llmmodes.auth.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.llmmodes.audit.AuditEntry;
import org.llmmodes.audit.AuditTrail;
import org.llmmodes.audit.AuditType;
import org.llmmodes.auth.control.LoginOutcome.Locked;
import org.llmmodes.auth.control.LoginOutcome.WrongCode;
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
        return guesses.judged(guard, attempt.email(), count -> {
            if (count.lockedFor().isPresent()) {
                failed(attempt, "locked");
                return new Locked(count.lockedFor().get());
            }
            var outcome = judge(attempt, guard, device);
            if (outcome instanceof WrongCredentials || outcome instanceof WrongCode) {
                failed(attempt, outcome instanceof WrongCode ? "wrong_code" : "wrong_credentials");
                if (count.last() && guards.isLocked(guard)) {
                    audit.recordSoon(AuditEntry.of(AuditType.SIGN_IN_LOCKED).about(null, attempt.email()));
                }
            }
            return outcome;
        });
    }

    private LoginOutcome judge(LoginAttempt attempt, String guard, Optional<String> device) {
        var known = accounts.findCredentials(attempt.email());
        // An unknown address costs as much time as a known one.
        var hash = known.map(AccountService.Credentials::passwordHash).orElseGet(hasher::decoy);
        if (!Waiting.on(hasher.matches(attempt.password(), hash)) || known.isEmpty()) {
            return new WrongCredentials();
        }
        if (known.get().mfaEnabled()) {
            var code = attempt.mfaCode();
            if (code == null) {
                guards.uncount(guard);
                return new LoginOutcome.MfaRequired();
            }
            if (!factors.spend(known.get().userId(), code)) {
                return new WrongCode();
            }
        }
        var rehashed = hasher.isOutdated(hash)
                ? Optional.of(Waiting.on(hasher.hash(attempt.password())))
                : Optional.<String>empty();
        guards.clear(guard);
        var cookie = device.isPresent() ? String.valueOf(attempt.deviceCookie()) : devices.issue(attempt.email());
        return sessions.open(known.get(), attempt, rehashed, cookie);
    }

    /** Says nothing of whether there is such an account, and takes no longer where there is one. */
    private void failed(LoginAttempt attempt, String reason) {
        audit.recordSoon(AuditEntry.of(AuditType.SIGN_IN_FAILED)
                .about(null, attempt.email())
                .inVain()
                .with("reason", reason));
    }
}
