package org.llmmodes.mail;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A letter in the outbox. Put there in the transaction of what it tells of. While pending and due, a node claims it for a lease, talks to the
 * mail server, and notes the result: sent, which wipes the content; put off; or failed. A claim is numbered by its attempt, and a result
 * counts only for the attempt that is the latest.
 *
 * <p>Worked case: node A claims the letter at 12:00:00 (attempt 1, leased until 12:00:45) and is killed. At 12:00:45 the letter is due again,
 * and node B claims it as attempt 2. Should A come back after all and say that it was sent, nobody listens.
 */
@Entity
@Table(name = "outbox")
@SuppressWarnings("NullAway.Init")
class OutboxLetter {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String kind;

    private String recipient;

    @Column(name = "sealed_content")
    private @Nullable String sealedContent;

    @Column(name = "message_id")
    private String messageId;

    private String status;

    private int attempts;

    @Column(name = "last_error")
    private @Nullable String lastError;

    @Column(name = "next_attempt_at")
    private Instant nextAttemptAt;

    @Column(name = "leased_until")
    private @Nullable Instant leasedUntil;

    @Column(name = "give_up_at")
    private Instant giveUpAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "sent_at")
    private @Nullable Instant sentAt;

    protected OutboxLetter() {}

    /**
     * A letter that is due at once.
     *
     * @param sealedContent see {@link LetterSeal}
     * @param messageId     in angle brackets, the same at every attempt
     */
    OutboxLetter(LetterKind kind, String recipient, String sealedContent, String messageId, Instant now) {
        this.kind = kind.name();
        this.recipient = recipient;
        this.sealedContent = sealedContent;
        this.messageId = messageId;
        this.status = LetterStatus.PENDING.name();
        this.nextAttemptAt = now;
        this.giveUpAt = now.plus(kind.worthSending());
        this.createdAt = now;
    }

    boolean isDue(Instant now) {
        return status() == LetterStatus.PENDING && !nextAttemptAt.isAfter(now) && !isLeased(now);
    }

    /** Whether its time has run out before it could be sent. */
    boolean isTooLate(Instant now) {
        return !now.isBefore(giveUpAt);
    }

    private boolean isLeased(Instant now) {
        return leasedUntil != null && leasedUntil.isAfter(now);
    }

    /** Begins the next attempt. */
    void claim(Instant now, Duration lease) {
        attempts++;
        leasedUntil = now.plus(lease);
    }

    /** Whether an attempt is the latest one and has no result yet. */
    boolean isAt(int attempt) {
        return status() == LetterStatus.PENDING && attempts == attempt && leasedUntil != null;
    }

    void renewLease(Instant now, Duration lease) {
        leasedUntil = now.plus(lease);
    }

    /** The mail server has it; what it said is forgotten. */
    void sent(Instant now) {
        status = LetterStatus.SENT.name();
        sealedContent = null;
        leasedUntil = null;
        lastError = null;
        sentAt = now;
    }

    /** Another attempt comes later. */
    void putOff(Instant next, String error) {
        nextAttemptAt = next;
        leasedUntil = null;
        lastError = error;
    }

    /** No attempt comes any more, unless somebody asks for it. */
    void failed(String error) {
        status = LetterStatus.FAILED.name();
        leasedUntil = null;
        lastError = error;
    }

    /** Makes it due now, with all its time before it; false where it is sent already or being sent right now. */
    boolean retry(Instant now) {
        if (sealedContent == null || isLeased(now)) {
            return false;
        }
        status = LetterStatus.PENDING.name();
        nextAttemptAt = now;
        giveUpAt = now.plus(kind().worthSending());
        return true;
    }

    StoredLetter view() {
        return new StoredLetter(
                id,
                status(),
                kind(),
                recipient,
                attempts,
                status() == LetterStatus.PENDING ? nextAttemptAt : null,
                lastError,
                createdAt,
                sentAt);
    }

    long id() {
        return id;
    }

    LetterKind kind() {
        return LetterKind.valueOf(kind);
    }

    LetterStatus status() {
        return LetterStatus.valueOf(status);
    }

    String recipient() {
        return recipient;
    }

    /** Empty once the letter was sent. */
    Optional<String> sealedContent() {
        return Optional.ofNullable(sealedContent);
    }

    String messageId() {
        return messageId;
    }

    int attempts() {
        return attempts;
    }

    Instant createdAt() {
        return createdAt;
    }
}
