package org.llmmodes.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.llmmodes.platform.json.Json;
import org.llmmodes.platform.web.RequestId;
import org.llmmodes.platform.web.RequestOrigin;

/** An event of the audit trail: written once, in the transaction of what it tells of, and never changed. */
@Entity
@Table(name = "audit_events")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"})
class AuditEvent {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String type;

    @Column(name = "actor_id")
    private @Nullable Long actorId;

    private @Nullable String actor;

    @Column(name = "subject_id")
    private @Nullable Long subjectId;

    private @Nullable String subject;

    private String outcome;

    @Column(name = "ip_address")
    private @Nullable String ipAddress;

    @Column(name = "user_agent")
    private @Nullable String userAgent;

    @Column(name = "request_id")
    private @Nullable String requestId;

    private String details;

    @Column(name = "created_at")
    private Instant createdAt;

    protected AuditEvent() {}

    AuditEvent(AuditEntry entry, Optional<RequestOrigin> origin, Instant now) {
        this.type = entry.type().wireName();
        this.actorId = entry.actor() == null ? null : entry.actor().id();
        this.actor = entry.actor() == null ? null : entry.actor().name();
        this.subjectId = entry.subject() == null ? null : entry.subject().id();
        this.subject = entry.subject() == null ? null : entry.subject().name();
        this.outcome = entry.failed() ? "failure" : "success";
        this.ipAddress = origin.map(RequestOrigin::ipAddress).orElse(null);
        this.userAgent = origin.map(RequestOrigin::userAgent).orElse(null);
        this.requestId = RequestId.current();
        this.details = Json.text(entry.details());
        this.createdAt = now;
    }
}
