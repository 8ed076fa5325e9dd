package org.llmmodes.admin.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** That a chat was read through an access, and how often. Written at the first reading, counted on at each later one. */
@Entity
@Table(name = "chat_access_reads")
@SuppressWarnings("NullAway.Init")
public class ChatAccessRead {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "access_id")
    private long accessId;

    @Column(name = "chat_id")
    private long chatId;

    private int reads;

    @Column(name = "first_read_at")
    private Instant firstReadAt;

    @Column(name = "last_read_at")
    private Instant lastReadAt;

    protected ChatAccessRead() {}

    public ChatAccessRead(long accessId, long chatId, Instant now) {
        this.accessId = accessId;
        this.chatId = chatId;
        this.firstReadAt = now;
        this.lastReadAt = now;
    }

    /** It was read now. */
    public void count(Instant now) {
        reads++;
        lastReadAt = now;
    }

    public long accessId() {
        return accessId;
    }

    public long chatId() {
        return chatId;
    }

    public int reads() {
        return reads;
    }

    public Instant firstReadAt() {
        return firstReadAt;
    }

    public Instant lastReadAt() {
        return lastReadAt;
    }
}
