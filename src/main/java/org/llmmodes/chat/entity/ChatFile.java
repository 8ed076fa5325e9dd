package org.llmmodes.chat.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** An image that belongs to a message: sent by the user or made by an engine. Never changes; its bytes are a {@link FileContent}. */
@Entity
@Table(name = "chat_files")
public class ChatFile {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "chat_id", updatable = false)
    private long chatId;

    @Column(name = "message_id", updatable = false)
    private long messageId;

    @Column(name = "name", updatable = false)
    private String name;

    @Column(name = "type", updatable = false)
    private String type;

    @Column(name = "size", updatable = false)
    private long size;

    @Column(name = "width", updatable = false)
    private int width;

    @Column(name = "height", updatable = false)
    private int height;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected ChatFile() {}

    /**
     * @param message the message it belongs to
     * @param name    a plain file name
     * @param type    the media type that its content has
     * @param size    bytes
     * @param width   pixels
     * @param height  pixels
     */
    @SuppressWarnings("NullAway.Init")
    public ChatFile(Message message, String name, String type, long size, int width, int height, Instant now) {
        this.chatId = message.chatId();
        this.messageId = message.id();
        this.name = name;
        this.type = type;
        this.size = size;
        this.width = width;
        this.height = height;
        this.createdAt = now;
    }

    public long id() {
        return id;
    }

    public long chatId() {
        return chatId;
    }

    public long messageId() {
        return messageId;
    }

    public String name() {
        return name;
    }

    public String type() {
        return type;
    }

    public long size() {
        return size;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }
}
