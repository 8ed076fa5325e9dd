package org.llmmodes.auth.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The hash of a password that an account has or had, so that it does not come back too soon. */
@Entity
@Table(name = "password_history")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"})
public class FormerPassword {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "user_id")
    private long userId;

    @Column(name = "password_hash")
    private String passwordHash;

    @Column(name = "created_at")
    private Instant createdAt;

    protected FormerPassword() {}

    public FormerPassword(long userId, String passwordHash, Instant now) {
        this.userId = userId;
        this.passwordHash = passwordHash;
        this.createdAt = now;
    }

    public String passwordHash() {
        return passwordHash;
    }
}
