package org.llmmodes.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The end of the chain of events: how many are sealed, and the seal of the last. */
@Entity
@Table(name = "audit_head")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"})
class AuditHead {

    static final int ID = 1;

    /** What the first event is chained to. */
    static final String START = "";

    @Id
    private Integer id;

    @Column(name = "chain_position")
    private long position;

    private String seal;

    @Column(name = "sealed_at")
    private Instant sealedAt;

    private String stamp;

    protected AuditHead() {}

    AuditHead(AuditSeals seals, Instant now) {
        this.id = ID;
        moveTo(0, START, now, seals);
    }

    /** The chain has grown up to here. */
    final void moveTo(long newPosition, String newSeal, Instant now, AuditSeals seals) {
        position = newPosition;
        seal = newSeal;
        sealedAt = now;
        stamp = seals.ofHead(newPosition, newSeal, now);
    }

    boolean isGenuine(AuditSeals seals) {
        return seals.ofHead(position, seal, sealedAt).equals(stamp);
    }

    long position() {
        return position;
    }

    String seal() {
        return seal;
    }
}
