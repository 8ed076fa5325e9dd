package org.llmmodes.modes.provider;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Keeps the calls to the provider and the tokens that each user has taken on a day. */
@Stateless
public class UsageService {

    @Inject
    private UsageRepository repository;

    @Inject
    private Clock clock;

    /** What a call took. */
    record Took(Outcome outcome, int promptTokens, int completionTokens, long millis) {}

    public long tokensOn(long userId, LocalDate day) {
        return repository.find(userId, day).map(AiDay::tokens).orElse(0L);
    }

    /**
     * Enters a call that is about to be made and puts its tokens aside.
     *
     * @param limit how many tokens the user may take on the day; null for any number
     * @return the id of the call; empty when the tokens are spent
     */
    public OptionalLong open(AiCall call, @Nullable Long limit) {
        if (limit != null) {
            var account = repository.lock(call.userId(), call.day());
            if (account.tokens() >= limit) {
                return OptionalLong.empty();
            }
            account.add(call.reservedTokens());
        }
        repository.add(call);
        return OptionalLong.of(call.id());
    }

    /** Enters what a call took: known by who made it. */
    public void close(long callId, Took took) {
        repository.lockCall(callId).ifPresent(call -> end(call, took));
    }

    /**
     * Ends the calls that are under way for a reply, with an estimate, because that ends and who made them may be dead. Joins the
     * transaction that ends the reply.
     *
     * @param cancelled whether nobody wanted the reply any more; otherwise the calls have failed
     * @param said      how long the reply is, in characters
     */
    public void closeCallsOf(long replyId, boolean cancelled, int said) {
        var outcome = cancelled ? Outcome.CANCELLED : Outcome.FAILED;
        repository.runningFor(replyId).forEach(id -> abandon(id, outcome, said));
    }

    /** Calls that began before a moment and are under way, at most so many. */
    public List<Long> runningSince(Instant before, int most) {
        return repository.runningSince(before, most);
    }

    /** Ends a call that nobody speaks of any more. */
    public void closeForgotten(long callId) {
        abandon(callId, Outcome.FAILED, 0);
    }

    private void abandon(long callId, Outcome outcome, int said) {
        repository.lockCall(callId).filter(AiCall::isRunning).ifPresent(call -> {
            var time = Duration.between(call.startedAt(), clock.instant()).toMillis();
            end(call, new Took(outcome, call.promptTokens(), TokenEstimate.written(said), time));
        });
    }

    private void end(AiCall call, Took took) {
        var more = call.ended(took);
        if (more != 0) {
            // There since the call was entered, unless the account is gone.
            repository.lockDay(call.userId(), call.day()).ifPresent(day -> day.add(more));
        }
    }

    /** Sums since a moment, by mode, provider and model. */
    public List<UsageSum> sums(Instant since) {
        return repository.sums(since);
    }

    /** Who took most since a moment. */
    public List<UserUsage> users(Instant since, int most) {
        return repository.users(since, most);
    }
}
