package org.llmmodes.modes.provider;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call to the provider: entered as running, with an estimate of what it reads, before it is made; ended once with what it took. One that
 * stays running belongs to a node that died.
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

    protected AiCall() {}

    AiCall(Prompt prompt, String provider, String model, int promptTokens, Instant now) {
        this.userId = prompt.userId();
        this.mode = prompt.mode();
        this.provider = provider;
        this.model = model;
        this.promptTokens = promptTokens;
        this.startedAt = now;
        this.outcome = Outcome.RUNNING.storedName();
    }

    void ended(UsageService.Took took) {
        outcome = took.outcome().storedName();
        promptTokens = took.promptTokens();
        completionTokens = took.completionTokens();
        durationMs = took.millis();
    }

    long id() {
        return id;
    }

    long userId() {
        return userId == null ? 0 : userId;
    }
}
