package org.llmmodes.auth.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * What proves that somebody reads an account's mail. An account has at most one for each purpose: asking again replaces it, so that older
 * letters lose their force. Using it removes it; unused it expires.
 */
@Entity
@Table(name = "mail_tokens")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"})
public class MailToken {

    /** What a token is good for, and nothing else. */
    public enum Purpose {
        VERIFY,
        RESET,
        UNLOCK
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "user_id")
    private long userId;

    private String purpose;

    @Column(name = "token_hash")
    private String hash;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "created_at")
    private Instant createdAt;

    protected MailToken() {}

    public MailToken(long userId, Purpose purpose, String hash, Instant now, Instant expiresAt) {
        this.userId = userId;
        this.purpose = purpose.name();
        this.hash = hash;
        this.createdAt = now;
        this.expiresAt = expiresAt;
    }

    /** A newer token takes the place of this one. */
    public void replace(String newHash, Instant now, Instant newExpiry) {
        hash = newHash;
        createdAt = now;
        expiresAt = newExpiry;
    }

    public long userId() {
        return userId;
    }

    public Instant expiresAt() {
        return expiresAt;
    }
}
