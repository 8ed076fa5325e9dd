package org.llmmodes.auth.control;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import java.util.logging.Logger;

/** Once an hour: removes what nobody needs any more. Any number of nodes may do it at once. */
@Singleton
public class Housekeeping {

    private static final Logger LOG = Logger.getLogger(Housekeeping.class.getName());

    @Inject
    private LoginGuardService guards;

    @Inject
    private SessionService sessions;

    @Inject
    private PasswordResetService resets;

    @Schedule(hour = "*", minute = "17", persistent = false)
    void sweep() {
        var counters = guards.sweep();
        var ended = sessions.sweep();
        var expired = resets.sweep();
        LOG.fine(() -> "Removed " + counters + " idle sign-in counters, " + ended + " old sessions and " + expired
                + " expired mail tokens");
    }
}
