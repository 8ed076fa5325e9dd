package org.llmmodes.auth.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.llmmodes.audit.AuditEntry;
import org.llmmodes.audit.AuditTrail;
import org.llmmodes.audit.AuditType;
import org.llmmodes.auth.Caller;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.problem.ProblemType;

/** Asks somebody who is signed in for password and code again, before something that a stolen access token must not be enough for. */
@ApplicationScoped
public class Ownership {

    @Inject
    private Guesses guesses;

    @Inject
    private PasswordService passwords;

    @Inject
    private PasswordHasher hasher;

    @Inject
    private SecondFactorService factors;

    @Inject
    private AccountService accounts;

    @Inject
    private AuditTrail audit;

    /** Whether the password is the account's; counted as a guess of the session. */
    boolean isProvenBy(Caller caller, String password) {
        return guesses.isRight(caller, () -> matches(caller, password));
    }

    /**
     * Counts password and code as one guess. The code is not looked at, and not used up, where the password is wrong.
     *
     * @param code may be null where the account has no second factor
     * @param act  what it is asked for; a wrong answer is recorded as this act in vain
     * @throws ProblemException 400 when one of them is wrong or the code is missing, 423 after too many guesses
     */
    void require(Caller caller, String password, @Nullable String code, AuditType act) {
        var enrolled = accounts.require(caller.userId()).isMfaEnabled();
        if (enrolled && code == null) {
            throw new ProblemException(ProblemType.RULE_BROKEN, "Send a code of the second factor too.")
                    .with("mfa_required", true)
                    .with("mfa_methods", LoginOutcome.MFA_METHODS);
        }
        var right = guesses.isRight(
                caller,
                () -> matches(caller, password) && (!enrolled || factors.spend(caller.userId(), String.valueOf(code))));
        if (!right) {
            audit.record(AuditEntry.own(act, caller.userId(), caller.email()).inVain());
            throw new ProblemException(
                    ProblemType.RULE_BROKEN,
                    enrolled
                            ? "The password or the code is wrong; nothing was changed."
                            : "The password is wrong; nothing was changed.");
        }
    }

    private boolean matches(Caller caller, String password) {
        return Waiting.on(hasher.matches(password, passwords.of(caller.userId()).passwordHash()));
    }
}
