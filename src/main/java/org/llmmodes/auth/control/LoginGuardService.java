package org.llmmodes.auth.control;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.llmmodes.auth.entity.LoginGuard;
import org.llmmodes.auth.entity.LoginGuardRepository;
import org.llmmodes.platform.config.Settings;

/** Counts attempts to sign in, each in a transaction of its own that commits whatever becomes of the attempt. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
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
     * How an attempt was counted.
     *
     * @param lockedFor how long the guard stays locked, which was not counted on; empty where the attempt was counted
     * @param last      whether the guard is locked by this attempt, unless that turns out right
     */
    public record Count(Optional<Duration> lockedFor, boolean last) {}

    /**
     * Counts an attempt that is about to be judged, unless the guard is locked.
     *
     * @param email whose sign-in it is, as typed
     */
    public Count count(String key, String email) {
        var now = clock.instant();
        var guard = guards.findForUpdate(key).orElse(null);
        if (guard == null) {
            guard = new LoginGuard(key, now).of(owners.keyOf(email), owners.seal(email));
            count(guard, now);
            guards.add(guard);
        } else if (guard.lockedFor(now).isPresent()) {
            return new Count(guard.lockedFor(now), false);
        } else {
            count(guard, now);
        }
        return new Count(Optional.empty(), guard.lockedFor(now).isPresent());
    }

    private void count(LoginGuard guard, Instant now) {
        guard.count(now, settings.auth().maxLoginAttempts(), settings.auth().lockoutDuration());
    }

    /** Whether the failures so far have locked the sign-in. */
    public boolean isLocked(String key) {
        var now = clock.instant();
        return guards.findForUpdate(key).flatMap(guard -> guard.lockedFor(now)).isPresent();
    }

    /** Takes back an attempt that could not be judged. */
    public void uncount(String key) {
        guards.findForUpdate(key)
                .ifPresent(
                        guard -> guard.uncount(clock.instant(), settings.auth().maxLoginAttempts()));
    }

    /** Forgets everything: somebody signed in. */
    public void clear(String key) {
        guards.remove(key);
    }

    /** Removes counters that have been of no interest for a day. */
    public int sweep() {
        var now = clock.instant();
        return guards.removeIdleSince(now.minus(Duration.ofDays(1)), now);
    }
}
