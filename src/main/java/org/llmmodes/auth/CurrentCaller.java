package org.llmmodes.auth;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.llmmodes.platform.problem.ProblemException;

/** Who makes the current request, as the bearer token check found it. */
@RequestScoped
public class CurrentCaller {

    private Optional<Caller> caller = Optional.empty();

    /** @throws ProblemException 401 when nobody is signed in */
    public Caller require() {
        return caller.orElseThrow(ProblemException::unauthenticated);
    }

    /** Said once per request, by the check of the bearer token. */
    public void is(Caller found) {
        caller = Optional.of(found);
    }
}
