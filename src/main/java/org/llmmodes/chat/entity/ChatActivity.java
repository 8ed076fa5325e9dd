package org.llmmodes.chat.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The moving part of a {@link Chat}: the same row without its version, so that talking never invalidates what If-Match protects. Whoever
 * writes into a chat locks it first; that is what puts messages in order.
 */
@Entity
@Table(name = "chats")
public class ChatActivity {

    /** The smallest that databases keep. */
    private static final Duration STEP = Duration.ofNanos(1000);

    @Id
    private Long id;

    @Column(name = "user_id", insertable = false, updatable = false)
    private long userId;

    @Column(name = "mode", insertable = false, updatable = false)
    private String mode;

    @Column(name = "message_count")
    private int messageCount;

    @Column(name = "last_message_id")
    private @Nullable Long lastMessageId;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected ChatActivity() {}

    /** Something was said: so many new messages, the last of them this one. */
    public void said(int count, long messageId, Instant now) {
        messageCount += count;
        lastMessageId = messageId;
        touch(now);
    }

    /** A reply took the place of another. */
    public void said(long messageId, Instant now) {
        said(0, messageId, now);
    }

    /**
     * Something in the chat changed.
     *
     * @return the chat's new time, which tells this state from every other: it moves on even where the clock does not
     */
    public Instant touch(Instant now) {
        updatedAt = now.isAfter(updatedAt) ? now : updatedAt.plus(STEP);
        return updatedAt;
    }

    /** Something small changed that does not bring the chat to the front of the list. */
    public void note() {
        updatedAt = updatedAt.plus(STEP);
    }

    public long id() {
        return id;
    }

    public boolean belongsTo(long user) {
        return userId == user;
    }

    public String mode() {
        return mode;
    }
}
