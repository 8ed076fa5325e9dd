package org.llmmodes.mail;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.llmmodes.mail.DispatchService.Claim;

/**
 * Carries letters from the outbox to the mail server, at least once each. A round claims one due letter after the other and sends it over one
 * line; it begins when a letter was put in the outbox, and every second. No transaction is open while the mail server is talked to.
 *
 * <p>A letter goes out twice only where a node dies, or loses the database for the length of a lease, between the server's 250 and the note
 * of it; the two then have the same Message-ID.
 */
@ApplicationScoped
public class Postman {

    private static final Logger LOG = Logger.getLogger(Postman.class.getName());

    /** Rounds at once on a node: one slow conversation does not hold up everybody. */
    private static final int ROUNDS = 2;

    private static final int BEATS_A_RENEWAL = 10;
    private static final int BEATS_A_SWEEP = 3600;

    @Inject
    private DispatchService dispatch;

    @Inject
    private MailServer server;

    @Inject
    private Clock clock;

    @Resource
    private ManagedScheduledExecutorService scheduler;

    private final Semaphore rounds = new Semaphore(ROUNDS);
    private final Set<Claim> atWork = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean nudged = new AtomicBoolean();
    private volatile Instant quietUntil = Instant.EPOCH;
    private int failures;
    private long beats;
    private @Nullable Future<?> beating;

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        beating = scheduler.scheduleWithFixedDelay(this::beat, 1, 1, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        if (beating != null) {
            beating.cancel(false);
        }
    }

    private void beat() {
        try {
            beats++;
            if (beats % BEATS_A_RENEWAL == 0) {
                atWork.forEach(dispatch::renew);
            }
            if (beats % BEATS_A_SWEEP == 0) {
                dispatch.sweep();
            }
        } catch (RuntimeException e) {
            // What got out would end the schedule.
            LOG.log(Level.WARNING, "Could not tend the outbox; the next beat tries again", e);
        }
        nudge();
    }

    /** There may be something to do now. */
    void nudge() {
        nudged.set(true);
        if (!server.isThere() || isQuiet() || !rounds.tryAcquire()) {
            return;
        }
        try {
            scheduler.execute(this::round);
        } catch (RejectedExecutionException e) {
            // The server is about to stop.
            rounds.release();
        }
    }

    /** Forgets that the mail server could not be reached: somebody wants it tried now. */
    void lookSoon() {
        quietUntil = Instant.EPOCH;
    }

    private void round() {
        try (var line = server.line()) {
            while (nudged.getAndSet(false)) {
                deliverAllDue(line);
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Letters could not be sent; the next round tries again", e);
        } finally {
            rounds.release();
        }
    }

    private void deliverAllDue(SmtpLine line) {
        while (!isQuiet()) {
            var claim = dispatch.claim().orElse(null);
            if (claim == null) {
                return;
            }
            atWork.add(claim);
            try {
                deliver(line, claim);
            } finally {
                atWork.remove(claim);
            }
        }
    }

    private void deliver(SmtpLine line, Claim claim) {
        var delivery = line.send(claim);
        if (delivery instanceof Delivery.Unreachable unreachable) {
            rest(unreachable.error());
            note(() -> dispatch.notSent(claim, quietUntil, unreachable.error()));
            return;
        }
        reached();
        if (delivery instanceof Delivery.Refused refused) {
            var next = refused.forGood() ? null : clock.instant().plus(BackOff.ofLetter(claim.attempt()));
            LOG.warning(() -> "Letter " + claim.id() + " (" + claim.letter().kind() + ", attempt " + claim.attempt()
                    + ") was not taken: " + refused.error());
            note(() -> dispatch.notSent(claim, next, refused.error()));
        } else {
            LOG.info(() -> "Letter " + claim.id() + " (" + claim.letter().kind() + ") was sent");
            note(() -> dispatch.sent(claim));
        }
    }

    /** Notes a result, for as long as the letter is leased; a database that is back in time prevents a double. */
    private static void note(Runnable result) {
        for (int second = 0; ; second++) {
            try {
                result.run();
                return;
            } catch (EJBException e) {
                if (second >= DispatchService.LEASE.toSeconds()) {
                    throw e;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isQuiet() {
        return clock.instant().isBefore(quietUntil);
    }

    private synchronized void rest(String error) {
        failures++;
        quietUntil = clock.instant().plus(BackOff.ofServer(failures));
        if (failures == 1) {
            LOG.warning(() -> "The mail server cannot be used, mail waits in the outbox: " + error);
        }
    }

    private synchronized void reached() {
        if (failures > 0) {
            LOG.info("The mail server can be used again");
        }
        failures = 0;
        quietUntil = Instant.EPOCH;
    }
}
