package org.llmmodes.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.llmmodes.platform.json.Json;
import org.llmmodes.platform.web.RequestId;
import org.llmmodes.platform.web.RequestOrigin;

/**
 * An event of the audit trail: written once, in the transaction of what it tells of, stamped by the node that wrote it. A moment later the
 * sealer gives it its place in the chain; after that nothing changes any more.
 */
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

    private @Nullable String stamp;

    @Column(name = "chain_position")
    private @Nullable Long position;

    private @Nullable String seal;

    protected AuditEvent() {}

    AuditEvent(AuditEntry entry, Optional<RequestOrigin> origin, Instant now) {
        this.type = entry.type().wireName();
        this.actorId = entry.actor() == null ? null : entry.actor().id();
        this.actor = nameOf(entry.actor());
        this.subjectId = entry.subject() == null ? null : entry.subject().id();
        this.subject = nameOf(entry.subject());
        this.outcome = entry.failed() ? "failure" : "success";
        this.ipAddress = origin.map(RequestOrigin::ipAddress).orElse(null);
        this.userAgent = origin.map(RequestOrigin::userAgent).orElse(null);
        this.requestId = RequestId.current();
        this.details = Json.text(entry.details());
        this.createdAt = now;
    }

    /** The same event before it was stored, for an attempt that starts afresh. */
    AuditEvent copy() {
        var copy = new AuditEvent();
        copy.type = type;
        copy.actorId = actorId;
        copy.actor = actor;
        copy.subjectId = subjectId;
        copy.subject = subject;
        copy.outcome = outcome;
        copy.ipAddress = ipAddress;
        copy.userAgent = userAgent;
        copy.requestId = requestId;
        copy.details = details;
        copy.createdAt = createdAt;
        copy.stamp = stamp;
        return copy;
    }

    /** Addresses are compared in lower case, so they are kept so: a filter finds them by index. */
    private static @Nullable String nameOf(AuditEntry.@Nullable Party party) {
        return party == null ? null : party.name().strip().toLowerCase(Locale.ROOT);
    }

    /** All that the event tells, in a form that no other event shares; what the stamp is made over. */
    String content() {
        return Json.text(Arrays.asList(
                type, actorId, actor, subjectId, subject, outcome, ipAddress, userAgent, requestId, details,
                createdAt));
    }

    /** Puts the mark of this installation on it, once. */
    void stamp(String newStamp) {
        stamp = newStamp;
    }

    /** Gives it its place in the chain, once. */
    void seal(long newPosition, String newSeal) {
        position = newPosition;
        seal = newSeal;
    }

    long id() {
        return id;
    }

    @Nullable
    String stamp() {
        return stamp;
    }

    @Nullable
    Long position() {
        return position;
    }

    @Nullable
    String seal() {
        return seal;
    }

    RecordedEvent recorded() {
        return new RecordedEvent(
                id,
                type,
                actorId,
                actor,
                subjectId,
                subject,
                outcome,
                ipAddress,
                userAgent,
                requestId,
                Json.parseObject(details),
                createdAt);
    }
}
