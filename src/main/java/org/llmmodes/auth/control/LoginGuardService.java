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
     * Counts an attempt that is about to be judged; answers how long the guard is locked instead where it is.
     *
     * @param email whose sign-in it is, as typed
     */
    public Optional<Duration> count(String key, String email) {
        var now = clock.instant();
        var guard = guards.findForUpdate(key).orElse(null);
        if (guard == null) {
            guard = new LoginGuard(key, now).of(owners.keyOf(email), owners.seal(email));
            guard.count(now, settings.auth().maxLoginAttempts(), settings.auth().lockoutDuration());
            guards.add(guard);
            return Optional.empty();
        }
        var locked = guard.lockedFor(now);
        if (locked.isEmpty()) {
            guard.count(now, settings.auth().maxLoginAttempts(), settings.auth().lockoutDuration());
        }
        return locked;
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
