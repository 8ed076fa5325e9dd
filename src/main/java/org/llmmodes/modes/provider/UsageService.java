package org.llmmodes.modes.provider;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
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

    /** What a call took. */
    record Took(Outcome outcome, int promptTokens, int completionTokens, long millis) {}

    public long tokensOn(long userId, LocalDate day) {
        return repository.find(userId, day).map(AiDay::tokens).orElse(0L);
    }

    /**
     * Enters a call that is about to be made and puts aside the tokens it may take.
     *
     * @param limit how many tokens the user may take on the day; null for any number
     * @return the id of the call; empty when the tokens are spent
     */
    public OptionalLong open(AiCall call, LocalDate day, int reserved, @Nullable Long limit) {
        if (limit != null) {
            var account = repository.lock(call.userId(), day);
            if (account.tokens() >= limit) {
                return OptionalLong.empty();
            }
            account.add(reserved);
        }
        repository.add(call);
        return OptionalLong.of(call.id());
    }

    public void close(long callId, long userId, LocalDate day, int reserved, Took took) {
        repository.findCall(callId).ifPresent(call -> call.ended(took));
        if (reserved > 0) {
            repository.lock(userId, day).add(took.promptTokens() + took.completionTokens() - (long) reserved);
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
