package org.llmmodes.auth.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.llmmodes.auth.entity.AccountSearchRepository;
import org.llmmodes.auth.entity.SigningKeyRepository;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.problem.ProblemType;

/** Sees to it that there is always an active administrator. */
@ApplicationScoped
public class LastAdmin {

    @Inject
    private AccountSearchRepository accounts;

    @Inject
    private SigningKeyRepository installation;

    /**
     * Called before an account is locked that may cease to be an active administrator by this transaction. All such acts take turns, on all
     * nodes: two administrators who demote each other at once cannot both succeed.
     *
     * @throws ProblemException 400 when there is no other
     */
    void keep(long userId) {
        installation.lockInstallation();
        if (accounts.isActiveAdmin(userId) && !accounts.anyActiveAdminBut(userId)) {
            throw new ProblemException(
                    ProblemType.RULE_BROKEN, "This would leave no active administrator; make somebody else one first.");
        }
    }
}
