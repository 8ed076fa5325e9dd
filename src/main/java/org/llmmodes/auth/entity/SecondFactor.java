package org.llmmodes.auth.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * The authenticator app of an account: a shared secret, sealed. Prepared when its owner asks for a QR code, replaced as often as that is
 * repeated, in force once a code was shown, removed when switched off. Whether it is in force, the account knows.
 */
@Entity
@Table(name = "second_factors")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"})
public class SecondFactor {

    @Id
    @Column(name = "user_id")
    private Long userId;

    @Column(name = "sealed_secret")
    private String sealedSecret;

    @Column(name = "last_step")
    private long lastStep;

    @Column(name = "created_at")
    private Instant createdAt;

    protected SecondFactor() {}

    public SecondFactor(long userId, String sealedSecret, Instant now) {
        this.userId = userId;
        prepare(sealedSecret, now);
    }

    /** Takes a new secret, of which no code was used yet. */
    public final void prepare(String newSealedSecret, Instant now) {
        sealedSecret = newSealedSecret;
        lastStep = 0;
        createdAt = now;
    }

    /** Spends the code of a time step and those of all steps before it. */
    public void spend(long step) {
        lastStep = step;
    }

    public String sealedSecret() {
        return sealedSecret;
    }

    /** The latest time step of which a code was used; 0 before the first. */
    public long lastStep() {
        return lastStep;
    }
}
