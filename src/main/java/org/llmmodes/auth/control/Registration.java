package org.llmmodes.auth.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.llmmodes.auth.entity.User;
import org.llmmodes.platform.problem.ProblemException;

/** Registration from end to end: the password's rules, its hash, the account. */
@ApplicationScoped
public class Registration {

    @Inject
    private PasswordRules rules;

    @Inject
    private PasswordHasher hasher;

    @Inject
    private AccountService accounts;

    /** @throws ProblemException 422 for a weak password, 409 for a known address */
    public User register(String email, String firstName, String lastName, String password, String language) {
        var errors = rules.check("password", password, OwnWords.of(List.of(firstName, lastName), email));
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        if (accounts.isKnown(email)) {
            throw AccountService.known();
        }
        return accounts.register(email, firstName, lastName, Waiting.on(hasher.hash(password)), language);
    }
}
