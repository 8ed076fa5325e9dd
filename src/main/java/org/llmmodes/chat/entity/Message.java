package org.llmmodes.chat.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was said in a chat. A user's message is complete when it is stored. A reply starts pending, under a lease that the node
 * which writes it keeps renewing, and becomes complete, failed or cancelled once; later it may be rated, and superseded by another reply to
 * the same message.
 */
@Entity
@Table(name = "messages")
public class Message {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "chat_id", updatable = false)
    private long chatId;

    @Column(name = "role", updatable = false)
    private Role role;

    @Column(name = "content")
    private String content;

    @Column(name = "metadata")
    private @Nullable String metadata;

    @Column(name = "status")
    private MessageStatus status;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "idempotency_key", updatable = false)
    private @Nullable String idempotencyKey;

    @Column(name = "reply_to", updatable = false)
    private @Nullable Long replyTo;

    @Column(name = "superseded")
    private boolean superseded;

    @Column(name = "engine")
    private @Nullable String engine;

    @Column(name = "model")
    private @Nullable String model;

    @Column(name = "prompt_tokens")
    private @Nullable Integer promptTokens;

    @Column(name = "completion_tokens")
    private @Nullable Integer completionTokens;

    @Column(name = "duration_ms")
    private @Nullable Long durationMs;

    @Column(name = "feedback")
    private @Nullable String feedback;

    @Column(name = "error")
    private @Nullable String error;

    @Column(name = "lease_until")
    private @Nullable Instant leaseUntil;

    @SuppressWarnings("NullAway.Init")
    protected Message() {}

    @SuppressWarnings("NullAway.Init")
    private Message(long chatId, Role role, String content, MessageStatus status, Instant now) {
        this.chatId = chatId;
        this.role = role;
        this.content = content;
        this.status = status;
        this.createdAt = now;
    }

    /**
     * What a user said.
     *
     * @param metadata       JSON object, or null when none came
     * @param idempotencyKey the client's key, or null when it sent none
     */
    public static Message fromUser(
            long chatId, String content, @Nullable String metadata, @Nullable String idempotencyKey, Instant now) {
        var message = new Message(chatId, Role.USER, content, MessageStatus.COMPLETE, now);
        message.metadata = metadata;
        message.idempotencyKey = idempotencyKey;
        return message;
    }

    /** A reply that is about to be written. */
    public static Message pendingReply(Message to, Instant leaseUntil, Instant now) {
        var message = new Message(to.chatId, Role.ASSISTANT, "", MessageStatus.PENDING, now);
        message.replyTo = to.id();
        message.leaseUntil = leaseUntil;
        return message;
    }

    /** The reply is there; metadata is a JSON object or null. */
    public void complete(String text, @Nullable String json, @Nullable String modelName) {
        finish(MessageStatus.COMPLETE, text);
        metadata = json;
        model = modelName;
    }

    /** What the reply cost; null where nobody counts. */
    public void cost(@Nullable Integer prompt, @Nullable Integer completion) {
        promptTokens = prompt;
        completionTokens = completion;
    }

    /** The reply ends now: notes how long it took. */
    public void took(Instant now) {
        durationMs = Math.max(0, Duration.between(createdAt, now).toMillis());
    }

    /** From the message to the end of the reply, in milliseconds; null for replies that ended otherwise than by their writer. */
    public @Nullable Long durationMs() {
        return durationMs;
    }

    /** There is no answer; the problem is JSON, the text what was said before. */
    public void fail(String text, String problem) {
        finish(MessageStatus.FAILED, text);
        error = problem;
    }

    /** The user wants no more. */
    public void cancel(String text) {
        finish(MessageStatus.CANCELLED, text);
    }

    private void finish(MessageStatus end, String text) {
        if (!isPending()) {
            throw new IllegalStateException("a reply ends once");
        }
        status = end;
        content = text;
        leaseUntil = null;
    }

    public void answeredBy(@Nullable String engineName) {
        engine = engineName;
    }

    public void supersede() {
        superseded = true;
    }

    /** {@code up}, {@code down}, or null to take it back. */
    public void rate(@Nullable String rating) {
        feedback = rating;
    }

    public boolean isReply() {
        return replyTo != null;
    }

    public boolean isPending() {
        return status == MessageStatus.PENDING;
    }

    /** Whether the node that writes it has been silent for too long. */
    public boolean isAbandoned(Instant now) {
        return isPending() && leaseUntil != null && leaseUntil.isBefore(now);
    }

    public long id() {
        return id;
    }

    public long chatId() {
        return chatId;
    }

    public Role role() {
        return role;
    }

    public String content() {
        return content;
    }

    public @Nullable String metadata() {
        return metadata;
    }

    public MessageStatus status() {
        return status;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public @Nullable Long replyTo() {
        return replyTo;
    }

    public boolean isSuperseded() {
        return superseded;
    }

    public @Nullable String engine() {
        return engine;
    }

    public @Nullable String model() {
        return model;
    }

    public @Nullable Integer promptTokens() {
        return promptTokens;
    }

    public @Nullable Integer completionTokens() {
        return completionTokens;
    }

    public @Nullable String feedback() {
        return feedback;
    }

    public @Nullable String error() {
        return error;
    }
}
