package org.llmmodes.auth.control;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.llmmodes.auth.entity.LoginGuard;
import org.llmmodes.auth.entity.LoginGuardRepository;
import org.llmmodes.platform.config.Settings;

/**
 * Counts failures to sign in.
 *
 * <p>A guess is judged first and counted after that, and only then is its outcome told: by {@link #wrong} or {@link #right}, one after the other under the
 * counter's lock. So of any number of guesses at once no more than the limit are told that they are wrong, those behind them learn only that it is
 * locked, and right ones are never taken for failures.
 */
@Stateless
public class LoginGuardService {

    @Inject
    private LoginGuardRepository guards;

    @Inject
    private GuardOwners owners;

    @Inject
    private Settings settings;

    @Inject
    private Clock clock;

    /**
     * What a wrong guess comes to.
     *
     * @param lockedFor how long the guard was locked already, so that the guesser is to be told nothing else; empty where the guess was counted
     * @param locks     whether the guard is locked by this guess
     */
    public record Count(Optional<Duration> lockedFor, boolean locks) {}

    /** How long the guard is locked; empty when it is not. Nobody needs to judge a guess that comes to a locked guard. */
    public Optional<Duration> lockedFor(String key) {
        return guards.find(key).flatMap(guard -> guard.lockedFor(clock.instant()));
    }

    /** As {@link #lockedFor}; nobody else counts on the guard until the caller's transaction ends. */
    public Optional<Duration> hold(String key) {
        return guards.findForUpdate(key).flatMap(guard -> guard.lockedFor(clock.instant()));
    }

    /**
     * Counts a guess that was judged wrong, unless the guard was locked in the meantime; in a transaction of its own, which commits whatever becomes of
     * the caller's.
     *
     * @param email whose sign-in it is, as typed
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Count wrong(String key, String email) {
        var now = clock.instant();
        var guard =
                guards.findForUpdate(key).or(() -> guards.findForCreation(key)).orElse(null);
        if (guard == null) {
            guard = new LoginGuard(key, now).of(owners.keyOf(email), owners.seal(email));
            guards.add(guard);
        }
        var locked = guard.lockedFor(now);
        if (locked.isPresent()) {
            return new Count(locked, false);
        }
        guard.count(now, settings.auth().maxLoginAttempts(), settings.auth().lockoutDuration());
        return new Count(Optional.empty(), guard.lockedFor(now).isPresent());
    }

    /** Forgets all failures, since a guess was right; answers how long the guard is locked instead where that happened in the meantime. */
    public Optional<Duration> right(String key) {
        var guard = guards.findForUpdate(key);
        var locked = guard.flatMap(found -> found.lockedFor(clock.instant()));
        if (guard.isPresent() && locked.isEmpty()) {
            guards.remove(key);
        }
        return locked;
    }

    /** Removes counters that have been of no interest for a day. */
    public int sweep() {
        var now = clock.instant();
        return guards.removeIdleSince(now.minus(Duration.ofDays(1)), now);
    }
}
