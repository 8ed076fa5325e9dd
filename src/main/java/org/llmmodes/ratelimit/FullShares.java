package org.llmmodes.ratelimit;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Four times an hour: removes shares that are full again. Any number of nodes may do it at once. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FullShares {

    private static final Logger LOG = Logger.getLogger(FullShares.class.getName());

    @Inject
    private Buckets buckets;

    @Schedule(hour = "*", minute = "3/15", persistent = false)
    void sweep() {
        try {
            var removed = buckets.sweep();
            LOG.fine(() -> "Removed " + removed + " rate limit counters");
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Rate limit counters could not be swept; tried again later", e);
        }
    }
}
