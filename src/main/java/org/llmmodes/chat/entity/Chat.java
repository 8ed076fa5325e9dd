package org.llmmodes.chat.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A conversation of one user in one mode. It is opened, renamed, pinned and archived by its owner, and deleted with everything in it. What
 * is said in it moves its {@link ChatActivity}, never its version.
 */
@Entity
@Table(name = "chats")
public class Chat {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "user_id", updatable = false)
    private long userId;

    @Column(name = "title")
    private String title;

    @Column(name = "mode", updatable = false)
    private String mode;

    @Column(name = "is_pinned")
    private boolean pinned;

    @Column(name = "is_archived")
    private boolean archived;

    @Column(name = "message_count", updatable = false)
    private int messageCount;

    @Column(name = "last_message_id", updatable = false)
    private @Nullable Long lastMessageId;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "updated_at", updatable = false)
    private Instant updatedAt;

    @Version
    @Column(name = "version")
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected Chat() {}

    @SuppressWarnings("NullAway.Init")
    public Chat(long userId, String title, String mode, Instant now) {
        this.userId = userId;
        this.title = title;
        this.mode = mode;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /**
     * Changes what the owner may change; null leaves as it is.
     *
     * @return whether anything is different now
     */
    public boolean change(@Nullable String newTitle, @Nullable Boolean newPinned, @Nullable Boolean newArchived) {
        var toTitle = newTitle == null ? title : newTitle;
        boolean toPinned = newPinned == null ? pinned : newPinned;
        boolean toArchived = newArchived == null ? archived : newArchived;
        if (toTitle.equals(title) && toPinned == pinned && toArchived == archived) {
            return false;
        }
        title = toTitle;
        pinned = toPinned;
        archived = toArchived;
        return true;
    }

    /** Shows the time that its activity has set. */
    public void movedOn(Instant at) {
        updatedAt = at;
    }

    /** Grows with everything that happens in the chat: the time of the latest, in microseconds, which no two share. */
    public long revision() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, updatedAt);
    }

    public long id() {
        return id;
    }

    public long userId() {
        return userId;
    }

    public String title() {
        return title;
    }

    public String mode() {
        return mode;
    }

    public boolean isPinned() {
        return pinned;
    }

    public boolean isArchived() {
        return archived;
    }

    /** Without superseded replies. */
    public int messageCount() {
        return messageCount;
    }

    public @Nullable Long lastMessageId() {
        return lastMessageId;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public long version() {
        return version;
    }
}
