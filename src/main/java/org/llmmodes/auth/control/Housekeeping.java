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

    @Schedule(hour = "*", minute = "17", persistent = false)
    void sweep() {
        var counters = guards.sweep();
        var ended = sessions.sweep();
        LOG.fine(() -> "Removed " + counters + " idle sign-in counters and " + ended + " old sessions");
    }
}
