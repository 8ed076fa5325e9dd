package org.llmmodes.auth.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in on a device. Its refresh tokens are numbered: the session knows the number of the one that is good now, and every use moves it
 * on by one. It ends by expiry, by sign-out, or because a used token came back.
 *
 * <p>Worked case, with a grace of 10 s: token 0 is issued at sign-in. At 12:00:00 it is used, and token 1 is the good one. At 12:00:04 token
 * 0 comes again (a lost answer, a second tab): it answers with token 1 again. At 12:00:20, or once token 1 was used, token 0 means that
 * somebody has a copy: the session ends.
 */
@Entity
@Table(name = "sessions")
@SuppressWarnings("NullAway.Init")
public class Session {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "user_id")
    private User user;

    private String seed;

    @Column(name = "refresh_counter")
    private int refreshCounter;

    private boolean remembered;

    @Column(name = "token_epoch")
    private int tokenEpoch;

    @Column(name = "ip_address")
    private String ipAddress;

    @Column(name = "user_agent")
    private @Nullable String userAgent;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "last_used_at")
    private Instant lastUsedAt;

    @Column(name = "rotated_at")
    private Instant rotatedAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "revoked_at")
    private @Nullable Instant revokedAt;

    protected Session() {}

    /**
     * A sign-in that just happened.
     *
     * @param seed       43 random characters that go into the signature of every refresh token of the session
     * @param userAgent  at most 400 UTF-16 units
     * @param remembered whether the user asked to stay signed in for longer
     * @param lifetime   how long the session lives without being used
     */
    public Session(
            User user,
            String seed,
            boolean remembered,
            String ipAddress,
            @Nullable String userAgent,
            Instant now,
            Duration lifetime) {
        this.user = user;
        this.seed = seed;
        this.remembered = remembered;
        this.ipAddress = ipAddress;
        this.userAgent = userAgent;
        this.createdAt = now;
        this.lastUsedAt = now;
        this.rotatedAt = now;
        this.expiresAt = now.plus(lifetime);
    }

    /** What the use of a refresh token with a given number means. */
    public enum Use {
        /** It is the good one. */
        CURRENT,
        /** It was just rotated and its successor not used yet. */
        REPEATED,
        /** It was used before: somebody has a copy. */
        STOLEN,
        /** The session has ended. */
        ENDED
    }

    /** Judges a number, without changing anything. */
    public Use judge(int counter, Instant now, Duration grace) {
        if (!isLive(now)) {
            return Use.ENDED;
        }
        if (counter == refreshCounter) {
            return Use.CURRENT;
        }
        var justRotated = counter == refreshCounter - 1 && now.isBefore(rotatedAt.plus(grace));
        return justRotated ? Use.REPEATED : Use.STOLEN;
    }

    /** Moves on to the next refresh token. */
    public void rotate(Instant now, Duration lifetime) {
        refreshCounter++;
        rotatedAt = now;
        lastUsedAt = now;
        expiresAt = now.plus(lifetime);
    }

    /** Makes the access tokens given out so far worthless; the refresh token stays good. */
    public void outdateAccessTokens() {
        tokenEpoch++;
    }

    /** Ends the session; once ended it stays ended. */
    public void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
        }
    }

    public boolean isLive(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }

    public long id() {
        return id;
    }

    public User user() {
        return user;
    }

    public String seed() {
        return seed;
    }

    public int refreshCounter() {
        return refreshCounter;
    }

    /** The number that access tokens must carry to be good. */
    public int tokenEpoch() {
        return tokenEpoch;
    }

    public boolean isRemembered() {
        return remembered;
    }

    public String ipAddress() {
        return ipAddress;
    }

    public @Nullable String userAgent() {
        return userAgent;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant lastUsedAt() {
        return lastUsedAt;
    }

    public Instant expiresAt() {
        return expiresAt;
    }
}
