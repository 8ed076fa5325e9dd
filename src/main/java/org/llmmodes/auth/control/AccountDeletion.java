package org.llmmodes.auth.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.llmmodes.auth.Caller;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.problem.ProblemType;

/** The owner deletes the account, after proving once more to be the owner. */
@ApplicationScoped
public class AccountDeletion {

    @Inject
    private OwnPassword own;

    @Inject
    private AccountService accounts;

    /** @throws ProblemException 400 for a wrong password or the last administrator, 423 after too many wrong ones */
    public void delete(Caller caller, String password) {
        if (!own.isRight(caller, password)) {
            throw new ProblemException(ProblemType.RULE_BROKEN, "The password is wrong; nothing was deleted.");
        }
        accounts.delete(caller.userId());
    }
}
