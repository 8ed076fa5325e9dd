package org.llmmodes.modes.provider;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A call to the provider: entered as running, with an estimate of what it reads, before it is made. It ends with what it took, as the node
 * that made it knows; when that node died, whoever ends its reply ends it with an estimate. Should the node live after all, its figures
 * replace the estimate: a call counts once.
 */
@Entity
@Table(name = "ai_calls")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"})
public class AiCall {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "user_id", updatable = false)
    private @Nullable Long userId;

    private String mode;

    private String provider;

    private String model;

    @Column(name = "started_at")
    private Instant startedAt;

    private String outcome;

    @Column(name = "prompt_tokens")
    private long promptTokens;

    @Column(name = "completion_tokens")
    private long completionTokens;

    @Column(name = "duration_ms")
    private long durationMs;

    @Column(name = "reply_id", updatable = false)
    private @Nullable Long replyId;

    @Column(name = "reserved_tokens", updatable = false)
    private long reservedTokens;

    protected AiCall() {}

    /** @param reservedTokens what is put aside on the user's day while it runs; 0 where days are not kept */
    AiCall(Prompt prompt, String provider, String model, int reservedTokens, Instant now) {
        this.replyId = prompt.replyId() == 0 ? null : Long.valueOf(prompt.replyId());
        this.reservedTokens = reservedTokens;
        this.userId = prompt.userId();
        this.mode = prompt.mode();
        this.provider = provider;
        this.model = model;
        this.promptTokens = prompt.estimatedTokens();
        this.startedAt = now;
        this.outcome = Outcome.RUNNING.storedName();
    }

    /**
     * Enters what it took; what became of it stays as it was entered first.
     *
     * @return the tokens by which this changes the user's day; 0 where days are not kept
     */
    long ended(UsageService.Took took) {
        var counted = isRunning() ? reservedTokens : promptTokens + completionTokens;
        if (isRunning()) {
            outcome = took.outcome().storedName();
        }
        promptTokens = took.promptTokens();
        completionTokens = took.completionTokens();
        durationMs = took.millis();
        return reservedTokens == 0 ? 0 : promptTokens + completionTokens - counted;
    }

    boolean isRunning() {
        return outcome.equals(Outcome.RUNNING.storedName());
    }

    /** Tokens read, estimated while it runs. */
    int promptTokens() {
        return (int) promptTokens;
    }

    Instant startedAt() {
        return startedAt;
    }

    /** The day (UTC) that it counts for. */
    LocalDate day() {
        return startedAt.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    long id() {
        return id;
    }

    /** On whose account it goes; 0 when that is gone. */
    long userId() {
        return userId == null ? 0 : userId;
    }

    int reservedTokens() {
        return (int) reservedTokens;
    }
}
