package org.llmmodes.auth.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.llmmodes.audit.AuditEntry;
import org.llmmodes.audit.AuditTrail;
import org.llmmodes.audit.AuditType;
import org.llmmodes.auth.Caller;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.problem.ProblemType;

/** The owner replaces the password: rules, present password, history, hash, and then one short transaction. */
@ApplicationScoped
public class PasswordChange {

    @Inject
    private PasswordReplacement replacement;

    @Inject
    private PasswordService passwords;

    @Inject
    private Ownership ownership;

    @Inject
    private AuditTrail audit;

    /** @throws ProblemException 400 for a wrong present or a recent new password, 422 for a weak one, 423 after too many wrong ones */
    public void change(Caller caller, String current, String wanted) {
        replacement.requireStrong(caller.userId(), "new_password", wanted);
        var proven = passwords.of(caller.userId()).passwordHash();
        if (!ownership.isProvenBy(caller, current)) {
            audit.record(AuditEntry.own(AuditType.PASSWORD_CHANGED, caller.userId(), caller.email())
                    .inVain());
            throw new ProblemException(ProblemType.RULE_BROKEN, "The current password is wrong; nothing was changed.");
        }
        var password =
                replacement.prepare(caller.userId(), "new_password", wanted).over(proven);
        passwords.replace(password, AuditType.PASSWORD_CHANGED, caller.sessionId());
    }
}
