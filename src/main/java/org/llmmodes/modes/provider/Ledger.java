package org.llmmodes.modes.provider;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.llmmodes.modes.EngineException;
import org.llmmodes.platform.config.Settings;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.problem.ProblemType;

/**
 * Counts what the provider is asked. A call is entered with the most tokens it may take before it is made, and with what it took
 * afterwards; so calls at the same time see each other, and a user's day is overdrawn by one call at most.
 *
 * <p>The database is used on other threads than the caller's: that one may be interrupted, which embedded databases do not survive.
 */
@ApplicationScoped
public class Ledger {

    private static final Logger LOG = Logger.getLogger(Ledger.class.getName());

    private static final int FORGOTTEN_AT_ONCE = 100;

    @Inject
    private UsageService usage;

    @Inject
    private Settings settings;

    @Inject
    private Clock clock;

    @Resource
    private ManagedExecutorService executor;

    /** An entry that is open. */
    record Entry(long callId, Instant startedAt) {}

    void requireTokensLeft(long userId) {
        var limit = settings.ai().dailyTokensPerUser();
        if (limit != null && usage.tokensOn(userId, today()) >= limit) {
            var wait = untilMidnight();
            throw new ProblemException(ProblemType.RATE_LIMITED, spent(limit))
                    .retryAfter(wait)
                    .header("RateLimit-Policy", "\"ai-tokens\";q=" + limit + ";w=86400")
                    .header("RateLimit", "\"ai-tokens\";r=0;t=" + wait.toSeconds());
        }
    }

    Entry open(Prompt prompt) throws EngineException {
        var ai = settings.ai();
        var now = clock.instant();
        var limit = ai.dailyTokensPerUser();
        var reserved = limit == null ? 0 : prompt.estimatedTokens() + prompt.maxTokens();
        var call = new AiCall(prompt, ai.provider(), ai.modelFor(prompt.jpeg() != null), reserved, now);
        try {
            var id = elsewhere(() -> usage.open(call, limit));
            if (id.isEmpty()) {
                throw new EngineException(ProblemType.RATE_LIMITED, spent(limit == null ? 0 : limit));
            }
            return new Entry(id.getAsLong(), now);
        } catch (RejectedExecutionException e) {
            throw new EngineException(
                    ProblemType.INTERRUPTED, "The server is about to stop; regenerate the reply in a moment.", e);
        } catch (EJBException e) {
            LOG.log(Level.WARNING, "Could not enter a call to the AI provider", e);
            throw new EngineException(
                    ProblemType.ENGINE_UNAVAILABLE, "The database is away; regenerate the reply in a moment.", e);
        }
    }

    /** Enters what the call took: as the provider counted, else estimated. */
    void close(Entry entry, Outcome outcome, Attempt attempt, @Nullable Completion answer) {
        var prompt = answer == null ? null : answer.promptTokens();
        var completion = answer == null ? null : answer.completionTokens();
        // A provider that failed before the first word is taken to charge nothing.
        var free = outcome == Outcome.FAILED && attempt.said() == 0;
        var took = new UsageService.Took(
                outcome,
                prompt != null ? prompt : free ? 0 : attempt.prompt().estimatedTokens(),
                completion != null ? completion : TokenEstimate.written(attempt.said()),
                Duration.between(entry.startedAt(), clock.instant()).toMillis());
        try {
            if (outcome == Outcome.CANCELLED) {
                // Whoever ended the reply has ended its calls; a server that stops may never come to this, and nobody
                // may wait for it.
                executor.execute(() -> enter(entry, took));
            } else {
                elsewhere(() -> enter(entry, took));
            }
        } catch (RejectedExecutionException | EJBException e) {
            LOG.log(Level.FINE, "The server stops: whoever ends the reply for it ends its calls", e);
        }
    }

    private boolean enter(Entry entry, UsageService.Took took) {
        try {
            usage.close(entry.callId(), took);
            return true;
        } catch (EJBException e) {
            LOG.log(Level.WARNING, "Could not enter what a call to the AI provider took", e);
            return false;
        }
    }

    /**
     * Ends the calls that nobody can be waiting for any more: of a node that died, and whose reply is gone with its chat, or that were for
     * none.
     */
    public void closeForgotten() {
        var longest = settings.ai().timeout().multipliedBy(RetriedCall.TRIES).plus(RetriedCall.LONGEST_PAUSES);
        usage.runningSince(clock.instant().minus(longest), FORGOTTEN_AT_ONCE).forEach(usage::closeForgotten);
    }

    private LocalDate today() {
        return clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private Duration untilMidnight() {
        var now = clock.instant();
        return Duration.between(now, now.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS));
    }

    private static String spent(long limit) {
        return String.format(
                Locale.ROOT, "Your %,d AI tokens of today are used up; there will be new ones at midnight UTC.", limit);
    }

    /** Waits for it even when interrupted, and stays interrupted then. */
    private <T> T elsewhere(Callable<T> work) {
        var future = executor.submit(work);
        var interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw e.getCause() instanceof EJBException known ? known : new EJBException(e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
