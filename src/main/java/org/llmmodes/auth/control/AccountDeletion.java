package org.llmmodes.auth.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.llmmodes.audit.AuditType;
import org.llmmodes.auth.Caller;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.web.ETags;

/** The owner deletes the account, after proving once more to be the owner. */
@ApplicationScoped
public class AccountDeletion {

    @Inject
    private Ownership ownership;

    @Inject
    private AccountService accounts;

    /**
     * @param ifMatch an older state costs no guess and no code
     * @throws ProblemException 400 for a wrong password or code or the last administrator, 412 for an older state, 423 after too many wrong
     *     guesses
     */
    public void delete(Caller caller, String password, @Nullable String mfaCode, @Nullable String ifMatch) {
        ETags.requireMatch(ifMatch, accounts.require(caller.userId()).version());
        ownership.require(caller, password, mfaCode, AuditType.ACCOUNT_DELETED);
        accounts.delete(caller.userId(), ifMatch);
    }
}
