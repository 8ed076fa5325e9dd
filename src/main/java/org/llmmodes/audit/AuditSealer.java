package org.llmmodes.audit;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Once a second: gives the events that have been committed their place in the chain. Every node tries; a lock on the head lets one at a time.
 * Every few minutes the end of the chain goes to the log, which is kept elsewhere: what the log once said, the table must still hold.
 */
@ApplicationScoped
public class AuditSealer {

    private static final Logger LOG = Logger.getLogger(AuditSealer.class.getName());
    private static final int PAUSE_MILLIS = 700;
    private static final Duration BETWEEN_ANCHORS = Duration.ofMinutes(10);

    @Inject
    private AuditSealService service;

    @Inject
    private AuditInbox inbox;

    @Inject
    private Clock clock;

    @Resource
    private ManagedScheduledExecutorService scheduler;

    private @Nullable Future<?> rounds;
    private AuditSealService.ChainEnd seen = new AuditSealService.ChainEnd(0, AuditHead.START);
    private AuditSealService.ChainEnd told = seen;
    private Instant nextAnchor = Instant.EPOCH;

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        rounds = scheduler.scheduleWithFixedDelay(this::round, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        if (rounds != null) {
            rounds.cancel(false);
        }
    }

    private void round() {
        try {
            inbox.wake();
            while (service.isBehind()) {
                notice(service.seal());
            }
            tell();
        } catch (RuntimeException e) {
            // What got out would end the schedule.
            LOG.log(Level.WARNING, "Could not seal audit events; the next round tries again", e);
        }
    }

    /** A chain only grows. */
    private void notice(AuditSealService.ChainEnd end) {
        if (end.position() < seen.position()) {
            var before = seen;
            LOG.severe(() -> "The audit chain has become shorter: it ended at " + before.position() + " with seal "
                    + before.seal() + " and now at " + end.position());
        }
        seen = end;
    }

    private void tell() {
        var now = clock.instant();
        if (!seen.equals(told) && !now.isBefore(nextAnchor)) {
            told = seen;
            nextAnchor = now.plus(BETWEEN_ANCHORS);
            LOG.info(() -> "Audit chain: position=" + told.position() + " seal=" + told.seal());
        }
    }
}
