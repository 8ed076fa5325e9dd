package org.llmmodes.admin.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A server of this installation: written when it starts, renewed while it runs, removed a day after it was last seen. */
@Entity
@Table(name = "nodes")
@SuppressWarnings("NullAway.Init")
public class ServerNode {

    @Id
    private String id;

    private String host;

    private String version;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "last_seen_at")
    private Instant lastSeenAt;

    protected ServerNode() {}

    public ServerNode(String id, String host, String version, Instant now) {
        this.id = id;
        this.host = host;
        this.version = version;
        this.startedAt = now;
        this.lastSeenAt = now;
    }

    /** It runs still. */
    public void seen(Instant now) {
        lastSeenAt = now;
    }

    public String id() {
        return id;
    }

    public String host() {
        return host;
    }

    public String version() {
        return version;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public Instant lastSeenAt() {
        return lastSeenAt;
    }
}
