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
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.llmmodes.platform.problem.ProblemException;

/**
 * The heartbeat of replies. Ten times a second it stores what was said and looks at the clock; once a second it notices what other nodes
 * decided; every ten seconds it renews leases and buries replies whose node has died.
 */
@ApplicationScoped
public class ReplyWatch {

    private static final Logger LOG = Logger.getLogger(ReplyWatch.class.getName());

    private static final int BEAT_MILLIS = 100;
    private static final int BEATS_A_GLANCE = 2;
    private static final int BEATS_A_SECOND = 10;
    private static final int BEATS_A_ROUND = 100;
    private static final int BURIED_A_ROUND = 100;

    @Inject
    private ReplyDesk desk;

    @Inject
    private ReplyService replies;

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
        if (beats % BEATS_A_ROUND == 0) {
            attempt("renew leases", this::renew);
            attempt("bury abandoned replies", this::bury);
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

    /** All at once; when that fails, because one chat was just deleted say, one by one. */
    private void save() {
        var unsaved =
                desk.jobs().stream().filter(job -> job.unsaved().isPresent()).toList();
        if (unsaved.isEmpty()) {
            return;
        }
        try {
            save(unsaved);
        } catch (EJBException e) {
            unsaved.forEach(job -> attempt("keep pieces of a reply", () -> save(List.of(job))));
        }
    }

    private void save(List<ReplyJob> jobs) {
        var pieces = jobs.stream().flatMap(job -> job.unsaved().stream()).toList();
        replies.append(pieces);
        for (var piece : pieces) {
            jobs.stream()
                    .filter(job -> job.progress().replyId() == piece.replyId())
                    .forEach(job -> job.saved(piece));
        }
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

    private void lookElsewhere() {
        for (var progress : desk.elsewhere().values()) {
            try {
                var seen = replies.look(progress.replyId(), progress.length());
                progress.append(seen.text());
                if (seen.ended() != null) {
                    desk.elsewhere().remove(progress.replyId());
                    progress.end(seen.ended());
                }
            } catch (ProblemException gone) {
                desk.elsewhere().remove(progress.replyId());
                progress.vanish(gone);
            }
        }
    }
}
