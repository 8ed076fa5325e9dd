package org.llmmodes.chat.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** What a user has set for a mode; there is none until the first time. */
@Entity
@Table(name = "mode_settings")
public class ModeSettings {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "user_id", updatable = false)
    private long userId;

    @Column(name = "mode", updatable = false)
    private String mode;

    @Column(name = "settings")
    private String settings;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Version
    @Column(name = "version")
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected ModeSettings() {}

    /** @param settings a complete JSON object */
    @SuppressWarnings("NullAway.Init")
    public ModeSettings(long userId, String mode, String settings, Instant now) {
        this.userId = userId;
        this.mode = mode;
        this.settings = settings;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** Replaces them; the same again changes nothing. */
    public void become(String json, Instant now) {
        if (!json.equals(settings)) {
            settings = json;
            updatedAt = now;
        }
    }

    public long id() {
        return id;
    }

    public String settings() {
        return settings;
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
