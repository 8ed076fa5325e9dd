package org.llmmodes.admin.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An administrator's way into the chats of one user, behind broken glass. Opened with a reason, in one session of one administrator, whom alone
 * it serves. It cannot be extended: after half an hour it is over, or before that when the administrator ends it, signs out or loses the role.
 *
 * <p>Worked case: opened at 12:00:00 it serves until 12:29:59. At 12:30:00 it serves no more, whether or not anybody has noted its end by then.
 */
@Entity
@Table(name = "chat_accesses")
@SuppressWarnings("NullAway.Init")
public class ChatAccess {

    /** How long one lasts. */
    public static final Duration LENGTH = Duration.ofMinutes(30);

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "user_id")
    private long userId;

    @Column(name = "admin_id")
    private long adminId;

    @Column(name = "admin_name")
    private String adminName;

    @Column(name = "session_id")
    private long sessionId;

    private String reason;

    private int listings;

    @Column(name = "opened_at")
    private Instant openedAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @Column(name = "ended_by")
    private @Nullable String endedBy;

    @Column(name = "open_slot")
    private @Nullable String openSlot;

    protected ChatAccess() {}

    /** An access that opens now. */
    public ChatAccess(long userId, long adminId, String adminName, long sessionId, String reason, Instant now) {
        this.userId = userId;
        this.adminId = adminId;
        this.adminName = adminName;
        this.sessionId = sessionId;
        this.reason = reason;
        this.openedAt = now;
        this.expiresAt = now.plus(LENGTH);
        this.openSlot = slotOf(adminId, userId);
    }

    /** What ended an access. */
    public enum End {
        /** Who opened it. */
        ADMINISTRATOR,
        /** Another, opened in another session of the same administrator. */
        REPLACED,
        EXPIRED,
        SIGNED_OUT,
        /** The administrator was deactivated or lost the role. */
        RIGHTS_LOST,
        /** The account of one of the two was deleted. */
        ACCOUNT_DELETED,
        /** ADMIN_CHAT_ACCESS was set to off. */
        SWITCHED_OFF;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What no two open accesses share. */
    public static String slotOf(long adminId, long userId) {
        return adminId + ":" + userId;
    }

    /** Ends it; once ended it stays as it ended. What is noted late ended when its time was over. */
    public void end(End cause, Instant now) {
        if (openSlot != null) {
            var late = !now.isBefore(expiresAt);
            endedAt = late ? expiresAt : now;
            endedBy = (late ? End.EXPIRED : cause).wireName();
            openSlot = null;
        }
    }

    /** The list of the chats was shown. */
    public void countListing() {
        listings++;
    }

    /** Whether its end was noted. */
    public boolean isEnded() {
        return endedAt != null;
    }

    public boolean isOpen(Instant now) {
        return endedAt == null && now.isBefore(expiresAt);
    }

    /** Whether it opens anything for a session. */
    public boolean serves(long session, Instant now) {
        return isOpen(now) && sessionId == session;
    }

    /** When it ended, noted or not; empty while it is open. */
    public Optional<Instant> over(Instant now) {
        return endedAt != null
                ? Optional.of(endedAt)
                : now.isBefore(expiresAt) ? Optional.empty() : Optional.of(expiresAt);
    }

    /** What ended it, noted or not; empty while it is open. */
    public Optional<String> endedBy(Instant now) {
        return endedBy != null ? Optional.of(endedBy) : over(now).map(at -> End.EXPIRED.wireName());
    }

    public long id() {
        return id;
    }

    public long userId() {
        return userId;
    }

    public long adminId() {
        return adminId;
    }

    public String adminName() {
        return adminName;
    }

    public long sessionId() {
        return sessionId;
    }

    public String reason() {
        return reason;
    }

    public int listings() {
        return listings;
    }

    public Instant openedAt() {
        return openedAt;
    }

    public Instant expiresAt() {
        return expiresAt;
    }
}
