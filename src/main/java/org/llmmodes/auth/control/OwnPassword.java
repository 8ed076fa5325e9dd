package org.llmmodes.auth.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.llmmodes.auth.Caller;

/** Asks somebody who is signed in for the password again, before something that a stolen access token must not be enough for. */
@ApplicationScoped
public class OwnPassword {

    @Inject
    private Guesses guesses;

    @Inject
    private PasswordService passwords;

    @Inject
    private PasswordHasher hasher;

    /** Whether it is the account's; counted as a guess of the session. */
    boolean isRight(Caller caller, String password) {
        return guesses.isRight(caller.email(), caller.sessionId(), () -> matches(caller, password));
    }

    private boolean matches(Caller caller, String password) {
        return Waiting.on(hasher.matches(password, passwords.of(caller.userId()).passwordHash()));
    }
}
