package org.llmmodes.chat.control;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.llmmodes.modes.EngineException;
import org.llmmodes.modes.Mode;
import org.llmmodes.modes.Modes;
import org.llmmodes.modes.Reply;
import org.llmmodes.modes.ReplyEngine;
import org.llmmodes.platform.config.Settings;
import org.llmmodes.platform.database.Contention;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.problem.ProblemType;

/** Where messages are handed in and replies are waited for: stores, starts the job of the reply, and knows all jobs of this node. */
@ApplicationScoped
public class ReplyDesk {

    /** How long a cancel waits for an end that is being stored already. */
    private static final Duration STORING = Duration.ofSeconds(5);

    private static final Logger LOG = Logger.getLogger(ReplyDesk.class.getName());

    @Inject
    private SendingService sending;

    @Inject
    private ReplyService replies;

    @Inject
    private MessageService messages;

    @Inject
    private ReplyContextService contexts;

    @Inject
    private Modes modes;

    @Inject
    private Clock clock;

    @Resource
    private ManagedExecutorService executor;

    private final Map<Long, ReplyJob> jobs = new ConcurrentHashMap<>();
    private final Map<Long, ReplyProgress> elsewhere = new ConcurrentHashMap<>();
    private final Places places;
    private final UserSeats seats;
    private final Duration timeout;

    @Inject
    public ReplyDesk(Settings settings) {
        places = new Places(settings.ai().maxConcurrent());
        seats = new UserSeats(settings.ai().maxPerUser());
        timeout = settings.ai().timeout();
    }

    protected ReplyDesk() {
        places = new Places(0);
        seats = new UserSeats(0);
        timeout = Duration.ZERO;
    }

    /** What the client's key led to before, if it came with one that did. */
    public Optional<Exchange> earlier(long userId, long chatId, @Nullable String idempotencyKey) {
        return idempotencyKey == null
                ? Optional.empty()
                : sending.find(userId, chatId, idempotencyKey).map(this::resume);
    }

    /**
     * @throws ProblemException before anything is stored: 503 when too many replies are being written, 429 when too many of this user or
     *                          when the user may not ask any more today
     */
    public Exchange send(long userId, long chatId, Draft draft) {
        return draft.wantsReply()
                ? withPermit(userId, chatId, () -> sending.send(userId, chatId, draft))
                : resume(sending.send(userId, chatId, draft));
    }

    /** @throws ProblemException as when sending, before anything is changed */
    public Exchange regenerate(long userId, long chatId, long replyId) {
        return withPermit(userId, chatId, () -> sending.regenerate(userId, chatId, replyId));
    }

    /** The reply as it grows, wherever it is written. */
    public ReplyProgress follow(long userId, long chatId, long replyId) {
        places.requireOpen();
        return progressOf(messages.reply(userId, chatId, replyId));
    }

    /** Ends a pending reply with what was said so far; one that has ended is left as it is. */
    public MessageView cancel(long userId, long chatId, long replyId) {
        var reply = messages.reply(userId, chatId, replyId);
        var job = jobs.get(replyId);
        if (job != null) {
            job.cancel();
            awaitEnd(job.progress());
            return messages.reply(userId, chatId, replyId);
        }
        return reply.message().isPending() ? Contention.overcome(() -> replies.cancel(userId, chatId, replyId)) : reply;
    }

    /** Another thread may be about to store another end. */
    private static void awaitEnd(ReplyProgress progress) {
        try {
            progress.ended().toCompletableFuture().get(STORING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(Level.FINE, "Reply {0} is not stored yet", progress.replyId());
        }
    }

    private Exchange withPermit(long userId, long chatId, Supplier<Sent> storing) {
        places.requireOpen();
        var mode = modes.find(sending.modeOf(userId, chatId));
        var engine = mode.map(Mode::engine);
        engine.ifPresent(asked -> asked.admit(userId));
        var leave = engine.filter(ReplyEngine::isMetered)
                .map(asked -> seats.take(userId))
                .orElse(() -> {});
        var started = false;
        try {
            leave = inTurn(leave, places.take());
            var sent = storing.get();
            if (sent.replayed() || sent.reply() == null) {
                return resume(sent);
            }
            var job = job(userId, chatId, mode, sent, sent.reply(), leave);
            started = true;
            start(job, leave);
            return new Exchange(sent, job.progress());
        } finally {
            if (!started) {
                leave.run();
            }
        }
    }

    private static Runnable inTurn(Runnable first, Runnable second) {
        return () -> {
            first.run();
            second.run();
        };
    }

    private ReplyJob job(long userId, long chatId, Optional<Mode> mode, Sent sent, MessageView reply, Runnable leave) {
        var messageId = sent.message().message().id();
        return new ReplyJob(
                chatId,
                new ReplyProgress(reply.message().id()),
                clock.instant().plus(timeout),
                job -> ask(job, mode, userId, messageId),
                this::settle,
                leave);
    }

    private void start(ReplyJob job, Runnable leave) {
        jobs.put(job.progress().replyId(), job);
        try {
            executor.execute(job);
        } catch (RejectedExecutionException e) {
            job.fail(ProblemType.INTERRUPTED, "The server is about to stop; regenerate the reply in a moment.");
            leave.run();
        }
    }

    private Reply ask(ReplyJob job, Optional<Mode> found, long userId, long messageId)
            throws EngineException, InterruptedException {
        var mode = found.orElseThrow(() -> new EngineException(
                ProblemType.ENGINE_UNAVAILABLE, "This server no longer has the mode of this chat."));
        var request = contexts.gather(userId, messageId, job.progress().replyId(), mode, job::undisturbed);
        var engine = mode.engine();
        return job.interruptibly(() -> engine.answer(request, job.sink(engine.name())));
    }

    /** Stores how a reply ended and tells who waits for it; a job that cannot be stored now stays and is tried again. */
    void settle(ReplyJob job) {
        var settlement = job.settlement();
        var replyId = job.progress().replyId();
        if (settlement == null) {
            return;
        }
        var stored = replies.settle(job.chatId(), replyId, job.engine(), settlement);
        jobs.remove(replyId);
        stored.ifPresentOrElse(job.progress()::end, () -> job.progress().vanish(ProblemException.notFound("Chat")));
    }

    private Exchange resume(Sent sent) {
        var reply = sent.reply();
        return new Exchange(sent, reply == null ? null : progressOf(reply));
    }

    private ReplyProgress progressOf(MessageView reply) {
        if (!reply.message().isPending()) {
            return ReplyProgress.of(reply);
        }
        var replyId = reply.message().id();
        var job = jobs.get(replyId);
        return job == null ? elsewhere.computeIfAbsent(replyId, ReplyProgress::new) : job.progress();
    }

    /** Takes no more; what is being written goes on. */
    void close() {
        places.close();
    }

    Collection<ReplyJob> jobs() {
        return jobs.values();
    }

    /** Replies that other nodes write and somebody here waits for. */
    Map<Long, ReplyProgress> elsewhere() {
        return elsewhere;
    }
}
