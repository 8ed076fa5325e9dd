package org.llmmodes.audit;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Events that are stored behind the answers: at most {@value #ROOM} wait. What comes when it is full is counted in the log and not kept: an
 * attacker who floods the sign-in must not take the memory of the node.
 */
@ApplicationScoped
public class AuditInbox {

    private static final Logger LOG = Logger.getLogger(AuditInbox.class.getName());
    private static final int ROOM = 10_000;
    private static final int BATCH = 200;

    private final ArrayBlockingQueue<AuditEvent> waiting = new ArrayBlockingQueue<>(ROOM);
    private final AtomicBoolean storing = new AtomicBoolean();
    private final AtomicLong lost = new AtomicLong();

    @Inject
    private AuditInboxService service;

    @Resource
    private ManagedExecutorService executor;

    void put(AuditEvent event) {
        if (!waiting.offer(event)) {
            lost.incrementAndGet();
        }
        wake();
    }

    /** Sees to it that somebody stores what waits; the sealer calls it too, in case an attempt failed. */
    void wake() {
        if (waiting.isEmpty() || !storing.compareAndSet(false, true)) {
            return;
        }
        try {
            executor.execute(this::store);
        } catch (RejectedExecutionException e) {
            storing.set(false);
            LOG.log(Level.FINE, "No thread to store audit events; the next round tries again", e);
        }
    }

    private void store() {
        try {
            storeAll();
        } finally {
            storing.set(false);
        }
        tellLost();
    }

    @PreDestroy
    void storeAll() {
        var batch = new ArrayList<AuditEvent>();
        while (waiting.drainTo(batch, BATCH) > 0) {
            try {
                service.store(batch);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "Could not store audit events; the next round tries again", e);
                batch.forEach(this::keep);
                return;
            }
            batch.clear();
        }
    }

    private void keep(AuditEvent event) {
        if (!waiting.offer(event)) {
            lost.incrementAndGet();
        }
    }

    private void tellLost() {
        var count = lost.getAndSet(0);
        if (count > 0) {
            LOG.severe(() -> count + " audit events of attempts in vain were not kept: too many at once");
        }
    }
}
