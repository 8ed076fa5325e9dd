package org.llmmodes.auth.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.llmmodes.auth.entity.User;
import org.llmmodes.platform.problem.ProblemException;

/** The first administrator from end to end: the link's token, the password's rules, its hash, the account. */
@ApplicationScoped
public class Bootstrap {

    @Inject
    private BootstrapService service;

    @Inject
    private PasswordRules rules;

    @Inject
    private PasswordHasher hasher;

    /** @throws ProblemException 400 for a token that is not the link's, 422 for a weak password, 409 for a known address */
    public User appoint(String token, String email, String firstName, String lastName, String password) {
        service.check(token);
        var errors = rules.check("password", password, OwnWords.of(List.of(firstName, lastName), email));
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return service.appoint(token, email, firstName, lastName, Waiting.on(hasher.hash(password)));
    }
}
