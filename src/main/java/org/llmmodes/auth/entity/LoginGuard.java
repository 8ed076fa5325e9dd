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
 * Counts failures to sign in, for one address as seen by strangers or for one address on one known device. The right
 * password takes everything back.
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

    @Column(name = "account_key")
    private @Nullable String accountKey;

    @Column(name = "sealed_email")
    private @Nullable String sealedEmail;

    protected LoginGuard() {}

    public LoginGuard(String key, Instant now) {
        this.key = key;
        this.updatedAt = now;
    }

    /**
     * Says whose counter this is.
     *
     * @param newAccountKey  the same for all counters of an address
     * @param newSealedEmail the address, for the eyes of administrators only
     */
    public LoginGuard of(String newAccountKey, String newSealedEmail) {
        accountKey = newAccountKey;
        sealedEmail = newSealedEmail;
        return this;
    }

    /** How long it stays locked; empty when it is not. */
    public Optional<Duration> lockedFor(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil)
                ? Optional.of(Duration.between(now, lockedUntil))
                : Optional.empty();
    }

    /** Counts a failure; the one that reaches the limit locks. A lock that has run out starts the count anew. */
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

    public String key() {
        return key;
    }

    /** When the lock ends or ended; null where there is none. */
    public @Nullable Instant lockedUntil() {
        return lockedUntil;
    }

    public @Nullable String accountKey() {
        return accountKey;
    }

    public @Nullable String sealedEmail() {
        return sealedEmail;
    }

    public int failures() {
        return failures;
    }
}
