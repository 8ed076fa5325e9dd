package org.llmmodes.chat.control;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.llmmodes.modes.provider.Ledger;
import org.llmmodes.platform.problem.ProblemException;

/**
 * The heartbeat of replies. Ten times a second it stores what was said and looks at the clock; once a second it notices what other nodes
 * decided; every ten seconds it renews leases, and every five it buries replies whose node has died, and their calls.
 */
@ApplicationScoped
public class ReplyWatch {

    private static final Logger LOG = Logger.getLogger(ReplyWatch.class.getName());

    private static final int BEAT_MILLIS = 100;
    private static final int BEATS_A_GLANCE = 2;
    private static final int BEATS_A_SECOND = 10;
    private static final int BEATS_A_ROUND = 50;
    private static final int BEATS_A_LEASE = 100;
    private static final int BURIED_A_ROUND = 100;

    @Inject
    private ReplyDesk desk;

    @Inject
    private ReplyService replies;

    @Inject
    private Ledger ledger;

    @Inject
    private Clock clock;

    @Resource
    private ManagedScheduledExecutorService scheduler;

    private @Nullable Future<?> beating;
    private long beats;

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        beating = scheduler.scheduleWithFixedDelay(this::beat, 0, BEAT_MILLIS, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        if (beating != null) {
            beating.cancel(false);
        }
    }

    private void beat() {
        attempt("keep pieces of replies", this::save);
        attempt("end late replies", this::endLate);
        if (beats % BEATS_A_GLANCE == 0) {
            attempt("follow replies of other nodes", this::lookElsewhere);
        }
        if (beats % BEATS_A_SECOND == 0) {
            settleAgain();
            attempt("notice cancelled replies", this::noticeEnded);
        }
        if (beats % BEATS_A_LEASE == 0) {
            attempt("renew leases", this::renew);
        }
        if (beats % BEATS_A_ROUND == 0) {
            attempt("bury abandoned replies", this::bury);
            attempt("end forgotten calls to the provider", ledger::closeForgotten);
        }
        beats++;
    }

    private static void attempt(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | OutOfMemoryError e) {
            // An error that got out would end the schedule, and with it every lease.
            LOG.log(Level.WARNING, "Could not " + what + "; the next round tries again", e);
        }
    }

    /** What a job has said that is not stored. */
    private record Unsaved(ReplyJob job, ReplyService.Piece piece) {}

    /** All at once; when that fails, because one chat was just deleted say, one by one. */
    private void save() {
        var unsaved = desk.jobs().stream()
                .flatMap(job -> job.unsaved().stream().map(piece -> new Unsaved(job, piece)))
                .toList();
        if (unsaved.isEmpty()) {
            return;
        }
        try {
            save(unsaved);
        } catch (EJBException e) {
            unsaved.forEach(one -> attempt("keep a piece of a reply", () -> save(List.of(one))));
        }
    }

    private void save(List<Unsaved> unsaved) {
        replies.append(unsaved.stream().map(Unsaved::piece).toList());
        unsaved.forEach(one -> one.job().saved(one.piece()));
    }

    private void endLate() {
        var now = clock.instant();
        desk.jobs().forEach(job -> job.failIfLate(now));
    }

    private void settleAgain() {
        desk.jobs().stream().filter(job -> job.settlement() != null).forEach(job -> {
            job.couldNotBeStored();
            attempt("store an ended reply", () -> desk.settle(job));
        });
    }

    private void noticeEnded() {
        var ids = desk.jobs().stream().map(job -> job.progress().replyId()).toList();
        if (ids.isEmpty()) {
            return;
        }
        var ended = replies.endedAmong(ids);
        desk.jobs().stream()
                .filter(job -> ended.contains(job.progress().replyId()))
                .forEach(ReplyJob::cancel);
    }

    private void renew() {
        var ids = desk.jobs().stream().map(job -> job.progress().replyId()).toList();
        if (!ids.isEmpty()) {
            replies.renew(ids);
        }
    }

    private void bury() {
        replies.abandoned(BURIED_A_ROUND).forEach(reply -> replies.bury(reply.chatId(), reply.id()));
    }

    /** Two statements however many replies there are, and some for each that has ended. */
    private void lookElsewhere() {
        var watched = Map.copyOf(desk.elsewhere());
        if (watched.isEmpty()) {
            return;
        }
        var seen = new HashMap<Long, Integer>();
        watched.forEach((replyId, progress) -> seen.put(replyId, progress.length()));
        var glimpse = replies.look(seen);
        watched.forEach((replyId, progress) -> {
            progress.append(glimpse.news().getOrDefault(replyId, ""));
            if (glimpse.ended().contains(replyId)) {
                attempt("end a reply of another node", () -> end(progress));
            }
        });
    }

    private void end(ReplyProgress progress) {
        try {
            var reply = replies.read(progress.replyId());
            desk.elsewhere().remove(progress.replyId());
            progress.end(reply);
        } catch (ProblemException gone) {
            desk.elsewhere().remove(progress.replyId());
            progress.vanish(gone);
        }
    }
}
