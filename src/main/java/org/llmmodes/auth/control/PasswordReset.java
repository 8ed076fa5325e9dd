package org.llmmodes.auth.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.problem.ProblemType;

/**
 * A password reset from end to end: whose link it is, the new password's rules and hash, and then one short transaction that uses the link up.
 * It opens no session, so that a second factor is asked for as ever.
 */
@ApplicationScoped
public class PasswordReset {

    @Inject
    private PasswordResetService resets;

    @Inject
    private PasswordReplacement replacement;

    /**
     * False where the token is unknown, used, replaced or expired.
     *
     * @throws ProblemException 422 for a weak password, 400 for a recent one; the token stays good
     */
    public boolean reset(String token, String password) {
        var holder = resets.findHolder(token).orElse(null);
        if (holder == null) {
            return false;
        }
        NewPassword prepared;
        try {
            prepared = replacement.prepare(holder.userId(), "new_password", password);
        } catch (ProblemException problem) {
            if (problem.type() == ProblemType.RULE_BROKEN) {
                resets.refused(holder);
            }
            if (problem.type() == ProblemType.UNAUTHENTICATED) {
                // The account was deleted meanwhile, and its tokens with it.
                return false;
            }
            throw problem;
        }
        return resets.complete(token, prepared);
    }
}
