package org.llmmodes.auth.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts failures to sign in, for one address as seen by strangers or for one address on one known device. An attempt is counted before the
 * password is looked at, so that parallel guesses cannot slip past; the right password takes everything back.
 */
@Entity
@Table(name = "login_guards")
@SuppressWarnings("NullAway.Init")
public class LoginGuard {

    @Id
    @Column(name = "guard_key")
    private String key;

    private int failures;

    @Column(name = "locked_until")
    private @Nullable Instant lockedUntil;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected LoginGuard() {}

    public LoginGuard(String key, Instant now) {
        this.key = key;
        this.updatedAt = now;
    }

    /** How long it stays locked; empty when it is not. */
    public Optional<Duration> lockedFor(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil)
                ? Optional.of(Duration.between(now, lockedUntil))
                : Optional.empty();
    }

    /** Counts an attempt; the one that reaches the limit locks. A lock that has run out starts the count anew. */
    public void count(Instant now, int limit, Duration lockout) {
        if (lockedUntil != null) {
            failures = 0;
            lockedUntil = null;
        }
        failures++;
        updatedAt = now;
        if (failures >= limit) {
            lockedUntil = now.plus(lockout);
        }
    }

    /** Takes one attempt back that was never judged (the server was busy). */
    public void uncount(Instant now, int limit) {
        failures = Math.max(0, failures - 1);
        if (failures < limit) {
            lockedUntil = null;
        }
        updatedAt = now;
    }

    /** When the lock ends or ended; null where there is none. */
    public @Nullable Instant lockedUntil() {
        return lockedUntil;
    }

    public int failures() {
        return failures;
    }
}
