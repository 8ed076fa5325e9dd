package org.llmmodes.auth.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.problem.ProblemType;

/**
 * Makes a new password ready outside any transaction, since checking it against former ones costs a processor a quarter of a second each;
 * {@link PasswordService#replace} then puts it in place.
 */
@ApplicationScoped
public class PasswordReplacement {

    @Inject
    private PasswordRules rules;

    @Inject
    private PasswordHasher hasher;

    @Inject
    private PasswordService passwords;

    /** @throws ProblemException 422 naming {@code field} when the password breaks a rule */
    public void requireStrong(long userId, String field, String password) {
        requireStrong(passwords.of(userId), field, password);
    }

    /**
     * Checks the rules and the history, then hashes.
     *
     * @param field how the request names the password
     * @throws ProblemException 422 when it breaks a rule, 400 when the account has or had it lately
     */
    public NewPassword prepare(long userId, String field, String password) {
        var account = passwords.of(userId);
        requireStrong(account, field, password);
        for (var hash : account.recentHashes()) {
            if (Waiting.on(hasher.matches(password, hash))) {
                throw new ProblemException(
                        ProblemType.RULE_BROKEN, "This password was used lately; choose one that is new.");
            }
        }
        return new NewPassword(userId, account.passwordHash(), Waiting.on(hasher.hash(password)));
    }

    private void requireStrong(PasswordService.AccountPasswords account, String field, String password) {
        var errors = rules.check(field, password, account.own());
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
    }
}
